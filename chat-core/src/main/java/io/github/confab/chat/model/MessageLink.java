package io.github.confab.chat.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to a message, as text {@code confab:<channel>/<millis>-<seq>}. It opens nothing: who follows it must be allowed
 * to read there. Immutable; safe to share between threads.
 *
 * @param channel where the message stands
 * @param message which it is
 */
public record MessageLink(ChannelId channel, MessageId message) {

    private static final Pattern TEXT =
            Pattern.compile("confab:([A-Za-z0-9_-]{1,64})/((?:0|[1-9]\\d{0,18})-(?:0|[1-9]\\d{0,18}))");

    /** @throws InvalidArgumentException if an argument is null */
    public MessageLink {
        Rules.present("linked channel", channel);
        Rules.present("linked message", message);
    }

    /**
     * @param message where it leads
     * @return the link
     * @throws InvalidArgumentException if {@code message} is null
     */
    public static MessageLink to(StreamMessage message) {
        Rules.present("linked message", message);
        return new MessageLink(message.channelId(), message.id());
    }

    /**
     * @param text the form that {@link #toString()} gives, exactly
     * @return the link
     * @throws InvalidArgumentException if {@code text} is null or has another form
     */
    public static MessageLink parse(String text) {
        Matcher parts = TEXT.matcher(Rules.present("message link", text));
        try {
            if (parts.matches()) {
                return new MessageLink(ChannelId.of(parts.group(1)), MessageId.parse(parts.group(2)));
            }
        } catch (InvalidArgumentException beyondLong) {
            throw malformed(text);
        }
        throw malformed(text);
    }

    private static InvalidArgumentException malformed(String text) {
        return new InvalidArgumentException(
                "message link", "must be confab:<channel>/<millis>-<seq>, got: " + Rules.shown(text));
    }

    @Override
    public String toString() {
        return "confab:" + channel + "/" + message;
    }
}
