package io.github.confab.examples.terminal.state;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Unread;

/**
 * A channel in the list.
 *
 * @param id the channel
 * @param name what it is called; of a channel of two, the other one's name
 * @param direct whether it is a channel of two
 * @param member whether this user belongs to it
 * @param unread what was not read there
 */
public record Entry(ChannelId id, String name, boolean direct, boolean member, Unread unread) {

    Entry withUnread(Unread count) {
        return new Entry(id, name, direct, member, count);
    }

    /** The name with the sign of its kind before it. */
    public String label() {
        return (direct ? "@" : "#") + name;
    }
}
