package io.github.confab.chat.lettuce.redis;

import java.util.List;

/**
 * What each script of a worker answers; what a call does not give is empty.
 *
 * @param status whether there is a group to work in
 * @param epoch the life of the channel's history; empty without a channel
 * @param generation given to the group when it was made: if it changes, the group had vanished in between
 * @param deliveries entries this consumer has from now on
 * @param ids entries that are gone, or not this consumer's; see the call
 * @param position where to go on; see the call
 */
public record GroupReply(
        Status status, String epoch, String generation, List<Delivery> deliveries, List<String> ids, String position) {

    /** Whether there is a group to work in. */
    public enum Status {
        /** There is. */
        OK,
        /** The group does not exist. */
        NO_GROUP,
        /** The channel exists, but the key of its stream is gone; the next message makes it anew. */
        NO_STREAM,
        /** The channel does not exist. */
        NO_CHANNEL
    }
}
