package io.github.confab.chat.model;

import java.time.Instant;
import java.util.Map;

/** Something a user is told, wherever they are; stored in the user's inbox. */
public sealed interface InboxNotice extends InboxEvent {

    /** The position right after this notice, for {@link StartAt#after(Cursor)} on the same inbox. */
    Cursor cursor();

    /** Who caused it; {@link UserId#SYSTEM} for the application itself. */
    UserId by();

    /** Its place in the inbox; ids of one inbox grow. */
    default MessageId id() {
        return cursor().id();
    }

    /** When the Redis server stored it. */
    default Instant timestamp() {
        return id().timestamp();
    }

    /**
     * The user is invited to a channel.
     *
     * @param cursor the position right after this notice
     * @param by who invites
     * @param channel where to
     */
    record Invitation(Cursor cursor, UserId by, ChannelId channel) implements InboxNotice {}

    /**
     * A message mentions the user, by name or by a {@link Call}.
     *
     * @param cursor the position right after this notice
     * @param by who wrote the message
     * @param channel where
     * @param message the message
     */
    record Mention(Cursor cursor, UserId by, ChannelId channel, MessageId message) implements InboxNotice {}

    /**
     * A message in a direct channel of the user.
     *
     * @param cursor the position right after this notice
     * @param by who wrote it
     * @param channel the direct channel
     * @param message the message
     */
    record DirectMessage(Cursor cursor, UserId by, ChannelId channel, MessageId message) implements InboxNotice {}

    /**
     * A reply in a thread that the user follows.
     *
     * @param cursor the position right after this notice
     * @param by who wrote the reply
     * @param channel where
     * @param message the reply
     * @param root the message that began the thread
     */
    record Reply(Cursor cursor, UserId by, ChannelId channel, MessageId message, MessageId root)
            implements InboxNotice {}

    /**
     * The user was removed from a channel.
     *
     * @param cursor the position right after this notice
     * @param by who removed them
     * @param channel where from
     */
    record Removed(Cursor cursor, UserId by, ChannelId channel) implements InboxNotice {}

    /**
     * The user was banned from a channel.
     *
     * @param cursor the position right after this notice
     * @param by who banned them
     * @param channel where from
     */
    record Banned(Cursor cursor, UserId by, ChannelId channel) implements InboxNotice {}

    /**
     * The user has a new channel: somebody made them a member, or opened a direct channel with them.
     *
     * @param cursor the position right after this notice
     * @param by who did
     * @param channel the channel
     */
    record ChannelAdded(Cursor cursor, UserId by, ChannelId channel) implements InboxNotice {}

    /**
     * A notice of a kind that this version does not know.
     *
     * @param cursor the position right after this notice
     * @param by who caused it
     * @param kind what a later version calls it
     * @param details what a later version says of it
     */
    record Unknown(Cursor cursor, UserId by, String kind, Map<String, String> details) implements InboxNotice {
        /** Copies the map. */
        public Unknown {
            details = Map.copyOf(details);
        }
    }
}
