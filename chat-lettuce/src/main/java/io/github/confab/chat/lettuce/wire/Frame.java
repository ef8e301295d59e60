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

    /** The channel was deleted. */
    record Gone() implements Frame {}
}
