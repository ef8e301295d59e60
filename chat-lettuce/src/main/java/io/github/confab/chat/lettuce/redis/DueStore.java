package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What is to be sent later, in all channels: one index of the whole deployment. All times are by the clock of the server. */
public interface DueStore {

    /**
     * Keeps a message, unless one of its id is there.
     *
     * @param mostOfAuthor how many its author may have; 0: no bound
     */
    Mono<Added> add(DueMessage message, int mostOfAuthor);

    /**
     * What an author has scheduled, by channel and due time.
     *
     * @param channel only there; empty: everywhere
     * @param page its token is one of {@link Listing#next()}; gives at most 100
     */
    Mono<Listing> list(UserId author, Optional<ChannelId> channel, PageRequest page);

    /** Takes a message back; emits false if it is not of this author and channel, or is being sent. */
    Mono<Boolean> cancel(String id, UserId author, ChannelId channel);

    /** Forgets all that an author has scheduled. */
    Mono<Void> forget(UserId author);

    /**
     * Takes what is due; nobody else is given it before the lease has ended.
     *
     * @param most at most so many
     */
    Mono<Batch> take(Duration lease, int most);

    /** Says what came of messages that were taken. */
    Mono<Void> settle(List<Outcome> outcomes);

    /** Whether a message is kept. */
    enum Status {
        /** It is, or was before. */
        DONE,
        /** Its time has passed. */
        PAST,
        /** Its time is too far ahead. */
        FAR,
        /** Its author has too many. */
        TOO_MANY,
        /** There are too many in all. */
        FULL,
        /** Its id names another message. */
        OTHER
    }

    /**
     * What came of adding a message.
     *
     * @param status whether it is kept
     * @param dueMillis when that is due which is kept
     * @param refusal why that was not sent; empty: it waits
     */
    record Added(Status status, long dueMillis, String refusal) {}

    /**
     * A message in a list.
     *
     * @param message what is kept
     * @param refusal why it was not sent; empty: it waits
     */
    record Listed(DueMessage message, String refusal) {}

    /**
     * A page of a list.
     *
     * @param items what it holds
     * @param next the token of the next page
     */
    record Listing(List<Listed> items, Optional<String> next) {}

    /**
     * A message to be sent now.
     *
     * @param message what was kept
     * @param takenBefore when it was first taken before, if nobody has said what came of that
     */
    record Taken(DueMessage message, Optional<Long> takenBefore) {}

    /**
     * What is to be sent now.
     *
     * @param messages the messages
     * @param nowMillis when they were taken
     * @param more whether there may be more that is due
     */
    record Batch(List<Taken> messages, long nowMillis, boolean more) {}

    /**
     * What came of sending a message.
     *
     * @param id which
     * @param what the word for it that the script knows
     * @param argument what belongs to that word
     */
    record Outcome(String id, String what, String argument) {

        /** It is stored in its channel, or there is nobody left who would care. */
        public static Outcome sent(String id) {
            return new Outcome(id, "sent", "");
        }

        /** It is certainly not stored: again after a while. */
        public static Outcome later(String id, Duration pause) {
            return new Outcome(id, "later", Long.toString(pause.toMillis()));
        }

        /** It may be stored: again after a while. */
        public static Outcome unsure(String id, Duration pause) {
            return new Outcome(id, "unsure", Long.toString(pause.toMillis()));
        }

        /** It is not sent; its author may see that for a while. */
        public static Outcome refused(String id, String why, Duration keep) {
            return new Outcome(id, "refused", why + " " + keep.toMillis());
        }
    }
}
