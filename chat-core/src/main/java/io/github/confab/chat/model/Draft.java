package io.github.confab.chat.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A message as its author writes it, before the channel gives it an id. Immutable; safe to share between threads. Every
 * method gives a new draft; two drafts are equal if all they say is.
 */
public final class Draft {

    private static final int MAX_MENTIONS = 50;
    private static final int MAX_ATTACHMENTS = 10;

    private final MessageContent content;
    private final Optional<IdempotencyKey> key;
    private final Optional<MessageId> replyTo;
    private final Optional<Duration> expiry;

    private Draft(
            MessageContent content,
            Optional<IdempotencyKey> key,
            Optional<MessageId> replyTo,
            Optional<Duration> expiry) {
        this.content = content;
        this.key = key;
        this.replyTo = replyTo;
        this.expiry = expiry;
    }

    /**
     * @param text what is said; stored exactly as given (control characters too: who renders it neutralises them). Not
     *     blank, well-formed Unicode. Its size limit is an option of the backend and is checked by {@code publish}
     * @return a draft that says that and nothing else
     * @throws InvalidArgumentException if {@code text} is null, blank or ill-formed Unicode
     */
    public static Draft text(String text) {
        if (Rules.wellFormed("message text", text).isBlank()) {
            throw new InvalidArgumentException("message text", "must not be blank");
        }
        MessageContent content = new MessageContent(text, Map.of(), List.of(), Extras.NONE);
        return new Draft(content, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Says again what another message says, with its attachments and payload, and quotes it; without all else.
     *
     * @param message what to forward, as it stands
     * @return a draft that says that
     * @throws InvalidArgumentException if {@code message} is null, deleted, or breaks a rule of this class
     */
    public static Draft forwarding(StreamMessage message) {
        if (Rules.present("forwarded message", message).isDeleted()) {
            throw new InvalidArgumentException("forwarded message", "must not be deleted");
        }
        Attachment[] attachments = message.attachments().toArray(Attachment[]::new);
        Draft draft = text(message.text()).quoting(Quote.of(message)).attaching(attachments);
        return message.payload().map(draft::carrying).orElse(draft);
    }

    /**
     * Attributes travel with the message: up to 16 pairs, together at most 1 024 UTF-8 bytes; they keep their order.
     *
     * @param name the attribute's name, 1 to 64 of {@code A-Z a-z 0-9 _ . -}
     * @param value its value, replacing an earlier one
     * @return this draft with the attribute
     * @throws InvalidArgumentException if the attributes break their limits
     */
    public Draft withAttribute(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(content.attributes());
        more.put(name, value);
        DraftRules.attributes(more);
        return saying(new MessageContent(content.text(), more, content.mentions(), content.extras()));
    }

    /**
     * @param idempotencyKey makes repeating this publish safe, also from another process
     * @return this draft with the key
     * @throws InvalidArgumentException if {@code idempotencyKey} is null
     */
    public Draft withKey(IdempotencyKey idempotencyKey) {
        return new Draft(content, Optional.of(Rules.present("idempotency key", idempotencyKey)), replyTo, expiry);
    }

    /**
     * Mentions users, besides those mentioned already, and those whom the text mentions as {@code @name}: who of them is a
     * member finds the message in their mention count and in their inbox. Who is none is not told.
     *
     * @param users whom; somebody named twice is mentioned once
     * @return this draft with the mentions
     * @throws InvalidArgumentException if a user is null, or more than 50 are mentioned
     */
    public Draft mentioning(UserId... users) {
        Set<UserId> distinct = new LinkedHashSet<>(content.mentions());
        Arrays.asList(Rules.present("mentions", users))
                .forEach(user -> distinct.add(Rules.present("mentioned user", user)));
        Rules.between("number of mentions", 0, MAX_MENTIONS, distinct.size());
        List<UserId> mentions = List.copyOf(distinct);
        return saying(new MessageContent(content.text(), content.attributes(), mentions, content.extras()));
    }

    /**
     * Calls groups of people, besides those called already, and those whom the text calls as {@code @here} or
     * {@code @channel}, if the channel's policy lets the author: by default moderators and the owner. Else the message is
     * stored without the call. {@link Call#CHANNEL} mentions every member, {@link Call#HERE} the members who are present; if
     * these are more than 1 000, a call of the channel is only counted, and one of those present does nothing.
     *
     * @param calls which groups
     * @return this draft with the calls
     * @throws InvalidArgumentException if a call is null
     */
    public Draft calling(Call... calls) {
        Set<Call> all = EnumSet.noneOf(Call.class);
        all.addAll(content.extras().calls());
        Arrays.asList(Rules.present("calls", calls)).forEach(call -> all.add(Rules.present("call", call)));
        return bringing(content.extras().calls(all));
    }

    /**
     * Refers to things, besides those it refers to already; up to 10.
     *
     * @param attachments what to refer to, in order
     * @return this draft with the attachments
     * @throws InvalidArgumentException if one is null, or there are more than 10
     */
    public Draft attaching(Attachment... attachments) {
        List<Attachment> all = new ArrayList<>(content.extras().attachments());
        Arrays.asList(Rules.present("attachments", attachments))
                .forEach(attachment -> all.add(Rules.present("attachment", attachment)));
        Rules.between("number of attachments", 0, MAX_ATTACHMENTS, all.size());
        return bringing(content.extras().attachments(all));
    }

    /**
     * Shows another message as it is now.
     *
     * @param quote a copy of it
     * @return this draft with the quote
     * @throws InvalidArgumentException if {@code quote} is null
     */
    public Draft quoting(Quote quote) {
        return bringing(content.extras().quote(Rules.present("quote", quote)));
    }

    /**
     * Carries structured content of the application.
     *
     * @param payload the content
     * @return this draft with the payload
     * @throws InvalidArgumentException if {@code payload} is null
     */
    public Draft carrying(Payload payload) {
        return bringing(content.extras().payload(Rules.present("payload", payload)));
    }

    /**
     * Answers another message of the channel, and belongs to its thread: the one that message began, or belongs to.
     *
     * @param message the message that is answered
     * @return this draft as a reply
     * @throws InvalidArgumentException if {@code message} is null
     */
    public Draft replyingTo(MessageId message) {
        return new Draft(content, key, Optional.of(Rules.present("replied message", message)), expiry);
    }

    /**
     * Is erased some time after it was stored, whether edited or not: readers see it deleted, a minute later Redis lost it.
     *
     * @param life how long after it was stored: 1 second to 365 days; parts of a millisecond are dropped
     * @return this draft with an end
     * @throws InvalidArgumentException if {@code life} is null or out of range
     */
    public Draft expiringAfter(Duration life) {
        return new Draft(content, key, replyTo, Optional.of(DraftRules.expiry(life)));
    }

    /** What is said. */
    public String text() {
        return content.text();
    }

    /** The attributes, in order of insertion. */
    public Map<String, String> attributes() {
        return content.attributes();
    }

    /** Whom it mentions, each once. */
    public List<UserId> mentions() {
        return content.mentions();
    }

    /** All that it says. */
    public MessageContent content() {
        return content;
    }

    /** The application's idempotency key, if any. */
    public Optional<IdempotencyKey> key() {
        return key;
    }

    /** The message it answers, if it is a reply. */
    public Optional<MessageId> replyTo() {
        return replyTo;
    }

    /** How long after it is stored it is erased, if it is to be. */
    public Optional<Duration> expiry() {
        return expiry;
    }

    private Draft saying(MessageContent other) {
        return new Draft(other, key, replyTo, expiry);
    }

    private Draft bringing(Extras others) {
        return saying(new MessageContent(content.text(), content.attributes(), content.mentions(), others));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Draft that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<Object> parts() {
        return List.of(content, key, replyTo, expiry);
    }

    /** Without what is said: a log is no place for it. */
    @Override
    public String toString() {
        return "Draft[" + content.text().length() + " characters"
                + key.map(k -> ", key " + k).orElse("")
                + replyTo.map(id -> ", reply to " + id).orElse("") + "]";
    }
}
