package io.github.confab.chat.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Which messages of a channel {@code search} finds: those that fulfil all that is asked. It must ask for words, an author
 * or attachments; all messages of a time are what {@code history} reads.
 *
 * @param words what the text must hold; empty: anything
 * @param author who must have written it; empty: anybody
 * @param attachment whether there must be an attachment
 * @param after only messages after this id ({@link MessageId#MIN}: from the oldest)
 * @param before only messages before this id ({@link MessageId#MAX}: up to the newest)
 * @param limit how many hits at most, 1 to 100; default 20
 * @param token {@link SearchPage#next()} of the page before, of the same query; empty for the first page
 */
public record SearchQuery(
        Optional<SearchWords> words,
        Optional<UserId> author,
        boolean attachment,
        MessageId after,
        MessageId before,
        int limit,
        Optional<String> token) {

    /** The largest {@link #limit()}. */
    public static final int MAX_LIMIT = 100;

    private static final int DEFAULT_LIMIT = 20;

    /**
     * @throws InvalidArgumentException if nothing is asked for, the limit is out of range, {@code after} is not before
     *     {@code before}, or the token is none
     */
    public SearchQuery {
        Rules.present("search words", words);
        Rules.present("search author", author);
        Rules.present("search bound after", after);
        Rules.present("search bound before", before);
        Rules.between("search limit", 1, MAX_LIMIT, limit);
        Rules.present("page token", token).ifPresent(SearchPage::place);
        if (words.isEmpty() && author.isEmpty() && !attachment) {
            throw new InvalidArgumentException(
                    "search query", "must ask for words, an author or attachments; history reads all messages");
        }
        if (!after.isBefore(before)) {
            throw new InvalidArgumentException(
                    "search range", "must not be empty: " + after + " does not come before " + before);
        }
    }

    /**
     * @param typed words and quoted phrases, as of {@link SearchWords#of(String)}
     * @return the messages that hold all of them
     * @throws InvalidArgumentException if there is nothing to look for, or too much
     */
    public static SearchQuery of(String typed) {
        return first(Optional.of(SearchWords.of(typed)), Optional.empty(), false);
    }

    /**
     * @param author a user; {@link UserId#SYSTEM} for the application
     * @return the messages that they wrote
     */
    public static SearchQuery by(UserId author) {
        return first(Optional.empty(), Optional.of(Rules.present("search author", author)), false);
    }

    /**
     * @return the messages with attachments
     */
    public static SearchQuery attachments() {
        return first(Optional.empty(), Optional.empty(), true);
    }

    private static SearchQuery first(Optional<SearchWords> words, Optional<UserId> author, boolean attachment) {
        return new SearchQuery(
                words, author, attachment, MessageId.MIN, MessageId.MAX, DEFAULT_LIMIT, Optional.empty());
    }

    /**
     * @param typed words and quoted phrases, as of {@link SearchWords#of(String)}
     * @return this query for messages that hold them, whatever words it had
     * @throws InvalidArgumentException if there is nothing to look for, or too much
     */
    public SearchQuery words(String typed) {
        return new SearchQuery(Optional.of(SearchWords.of(typed)), author, attachment, after, before, limit, token);
    }

    /**
     * @param user a user; {@link UserId#SYSTEM} for the application
     * @return this query for messages that they wrote
     */
    public SearchQuery author(UserId user) {
        Optional<UserId> by = Optional.of(Rules.present("search author", user));
        return new SearchQuery(words, by, attachment, after, before, limit, token);
    }

    /**
     * @return this query for messages with an attachment
     */
    public SearchQuery withAttachment() {
        return new SearchQuery(words, author, true, after, before, limit, token);
    }

    /**
     * @param id of a message, itself not looked at
     * @return this query for messages after it
     * @throws InvalidArgumentException if that leaves nothing
     */
    public SearchQuery after(MessageId id) {
        return new SearchQuery(words, author, attachment, id, before, limit, token);
    }

    /**
     * @param id of a message, itself not looked at
     * @return this query for messages before it
     * @throws InvalidArgumentException if that leaves nothing
     */
    public SearchQuery before(MessageId id) {
        return new SearchQuery(words, author, attachment, after, id, limit, token);
    }

    /**
     * @param time the earliest; messages are timed to the millisecond, by the clock of the Redis server
     * @return this query for messages stored at that time or later
     * @throws InvalidArgumentException if that leaves nothing
     */
    public SearchQuery since(Instant time) {
        long millis = millis(time);
        return after(millis == 0 ? MessageId.MIN : new MessageId(millis - 1, Long.MAX_VALUE));
    }

    /**
     * @param time the time that must not be reached
     * @return this query for messages stored before that time
     * @throws InvalidArgumentException if that leaves nothing
     */
    public SearchQuery until(Instant time) {
        return before(new MessageId(millis(time), 0));
    }

    /**
     * @param hits how many at most, 1 to 100
     * @return this query with that limit
     * @throws InvalidArgumentException if {@code hits} is out of range
     */
    public SearchQuery limit(int hits) {
        return new SearchQuery(words, author, attachment, after, before, hits, token);
    }

    /**
     * @param next {@link SearchPage#next()} of the page before, of the same query
     * @return this query for the page after it
     * @throws InvalidArgumentException if it is no such token
     */
    public SearchQuery page(String next) {
        Optional<String> from = Optional.of(Rules.present("page token", next));
        return new SearchQuery(words, author, attachment, after, before, limit, from);
    }

    /** For backends: the id before which a scan for this page begins, going to older ones. */
    public MessageId scanBefore() {
        MessageId place = token.map(SearchPage::place).orElse(before);
        return place.isBefore(before) ? place : before;
    }

    /**
     * Whether a message is a hit, as it is now: an edited one by its present text, a deleted one never. Its place is not
     * looked at. The same rule in all backends; use it also for messages that come in while somebody looks at the hits.
     *
     * @param message any message
     * @return whether it fulfils all that is asked
     */
    public boolean matches(StreamMessage message) {
        return !message.isDeleted()
                && author.map(message.author().id()::equals).orElse(true)
                && (!attachment || !message.attachments().isEmpty())
                && words.map(asked -> asked.matches(message.text())).orElse(true);
    }

    /** The first whole millisecond at or after a time, held to those that an id can have. */
    private static long millis(Instant time) {
        Rules.present("search time", time);
        if (time.isBefore(Instant.EPOCH)) {
            return 0;
        }
        boolean far = time.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE - 1));
        return far ? Long.MAX_VALUE : time.plusNanos(999_999).toEpochMilli();
    }
}
