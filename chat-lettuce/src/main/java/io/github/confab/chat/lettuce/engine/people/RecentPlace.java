package io.github.confab.chat.lettuce.engine.people;

import io.github.confab.chat.lettuce.redis.ChannelState;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;

/**
 * A place in the order of most recent activity: the most recent first, then by id.
 *
 * @param last the newest entry of the channel
 * @param channel the channel
 */
record RecentPlace(MessageId last, ChannelId channel) implements Comparable<RecentPlace> {

    private static final char SEPARATOR = '.';

    static RecentPlace of(ChannelState state) {
        return new RecentPlace(state.asker().last(), state.info().id());
    }

    /** @throws InvalidArgumentException if it is none of {@link #token} */
    static RecentPlace of(String token) {
        int end = Math.max(0, token.indexOf(SEPARATOR));
        try {
            return new RecentPlace(MessageId.parse(token.substring(0, end)), ChannelId.of(token.substring(end + 1)));
        } catch (InvalidArgumentException foreign) {
            throw new InvalidArgumentException("page token", "must be the next() of a page of the same list");
        }
    }

    /** For the page that follows. */
    String token() {
        return last.toString() + SEPARATOR + channel.value();
    }

    @Override
    public int compareTo(RecentPlace other) {
        int recent = other.last.compareTo(last);
        return recent != 0 ? recent : channel.value().compareTo(other.channel.value());
    }
}
