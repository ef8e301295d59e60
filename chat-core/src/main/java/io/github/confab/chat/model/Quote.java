package io.github.confab.chat.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Another message as it was when it was quoted or forwarded: a copy, which later edits do not reach. It is what the author
 * of the quoting message says; nobody checks it. Immutable; safe to share between threads.
 *
 * @param channel where it stands
 * @param message which it is
 * @param author who wrote it
 * @param username how that author was called, up to 64 code points without control characters and controls of the direction
 *     of writing; may be empty
 * @param text what it said, or the beginning of it: up to 1 000 code points, well-formed Unicode; may be empty
 */
public record Quote(ChannelId channel, MessageId message, UserId author, String username, String text) {

    private static final int MAX_USERNAME = 64;
    private static final int MAX_TEXT = 1000;
    private static final String CUT = "\u2026";

    /** What a reader takes for one character. */
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    /** @throws InvalidArgumentException if an argument is null or breaks a rule above */
    public Quote {
        Rules.present("quoted channel", channel);
        Rules.present("quoted message", message);
        Rules.present("quoted author", author);
        Unicode.atMostCodePoints("quoted username", Rules.wellFormed("quoted username", username), MAX_USERNAME);
        Unicode.refuseSteering("quoted username", username);
        Unicode.atMostCodePoints("quoted text", Rules.wellFormed("quoted text", text), MAX_TEXT);
    }

    /**
     * Quotes a message as it stands. A long text is cut where a character ends, and then ends with an ellipsis.
     *
     * @param message which to quote
     * @return the quote
     * @throws InvalidArgumentException if {@code message} is null or deleted
     */
    public static Quote of(StreamMessage message) {
        if (Rules.present("quoted message", message).isDeleted()) {
            throw new InvalidArgumentException("quoted message", "must not be deleted");
        }
        User author = message.author();
        return new Quote(message.channelId(), message.id(), author.id(), author.username(), beginning(message.text()));
    }

    /** The way to the message that is quoted. */
    public MessageLink link() {
        return new MessageLink(channel, message);
    }

    private static String beginning(String text) {
        if (text.codePointCount(0, text.length()) <= MAX_TEXT) {
            return text;
        }
        int most = text.offsetByCodePoints(0, MAX_TEXT - 1);
        // one code point more: whether a character ends before it
        Matcher characters = GRAPHEME.matcher(text.substring(0, text.offsetByCodePoints(most, 1)));
        int end = 0;
        while (characters.find() && characters.end() <= most) {
            end = characters.end();
        }
        // one that is longer than all that fits is no character but an attack
        return text.substring(0, end == 0 ? most : end) + CUT;
    }

    /** Without what was said: a log is no place for it. */
    @Override
    public String toString() {
        return "Quote[" + link() + " by " + author + "]";
    }
}
