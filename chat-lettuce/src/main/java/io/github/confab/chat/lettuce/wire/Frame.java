package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.Signal;
import java.util.List;

/** What a push carries. */
public sealed interface Frame {

    /**
     * Entries, each linked to the one before.
     *
     * @param epoch the life of the history they stand in
     * @param entries oldest first
     */
    record Entries(String epoch, List<Entry> entries) implements Frame {}

    /**
     * A signal.
     *
     * @param sender who sent it
     * @param signal what was sent
     */
    record Sent(String sender, Signal signal) implements Frame {}

    /**
     * Who is present has changed.
     *
     * @param epoch the life of the channel
     * @param before the version of the presence before; each change makes it one more
     * @param changes in their order
     */
    record Moved(String epoch, long before, List<Move> changes) implements Frame {

        /** The version of the presence with all these changes. */
        public long after() {
            return before + changes.size();
        }
    }

    /**
     * One connection came, went, or says something else.
     *
     * @param change {@code j} the first of its user, {@code +} a further one, {@code u} says something else, {@code -} one
     *     less, {@code l} the last of its user
     * @param user whose, as it was sent
     * @param connection which, as it was sent
     * @param value its record now; empty if it has gone
     */
    record Move(char change, String user, String connection, byte[] value) {}

    /** The channel was deleted. */
    record Gone() implements Frame {}
}
