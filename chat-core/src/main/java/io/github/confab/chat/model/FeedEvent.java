package io.github.confab.chat.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a channel's feed tells: its messages, and everything a reader must know to trust them. */
public sealed interface FeedEvent {

    /** The channel it happened in. */
    ChannelId channel();

    /**
     * A message, in the order of the stream.
     *
     * @param message the message
     * @param replaces the id of a lost message (see {@link Rewritten}) that this one stores anew, if it does: same
     *     author, same {@link StreamMessage#tag() tag}
     */
    record MessageEvent(StreamMessage message, Optional<MessageId> replaces) implements FeedEvent {
        @Override
        public ChannelId channel() {
            return message.channelId();
        }
    }

    /**
     * Somebody became a member, or stopped being one; ordered with the messages, and takes a place of its own.
     *
     * @param channel the channel
     * @param id the place in the channel's order
     * @param user who
     * @param change what happened
     */
    record MembershipEvent(ChannelId channel, MessageId id, UserId user, Change change) implements FeedEvent {

        /** What happened to the membership. */
        public enum Change {
            /** The user became a member. */
            JOINED,
            /** The user is no longer a member, by their own choice. */
            LEFT,
            /** The user is no longer a member: somebody who may has removed them. */
            REMOVED,
            /** The user may not come in for a while, and is no longer a member if they were one. */
            BANNED
        }
    }

    /**
     * A member has another role; ordered with the messages, and takes a place of its own. When a channel gets another
     * owner, both the former one and the new one are told of.
     *
     * @param channel the channel
     * @param id the place in the channel's order
     * @param user who
     * @param role what the member is now
     */
    record RoleChanged(ChannelId channel, MessageId id, UserId user, Role role) implements FeedEvent {}

    /**
     * Something became of a message; ordered with the messages, and takes a place of its own. Give it to
     * {@link StreamMessage#with} of the message with the id {@link #target()}; if you do not show that one, pass it over.
     */
    sealed interface MessageChanged extends FeedEvent {

        /** The place of the change in the channel's order. */
        MessageId id();

        /** The message it is about. */
        MessageId target();

        /** Who did it; {@link UserId#SYSTEM} for the application itself. */
        UserId by();
    }

    /**
     * A message says something else now.
     *
     * @param channel the channel
     * @param id the place of the edit in the channel's order
     * @param target the message
     * @param by who edited it
     * @param version how many edits of it there were with this one
     * @param content what it says now
     */
    record MessageEdited(
            ChannelId channel, MessageId id, MessageId target, UserId by, int version, MessageContent content)
            implements MessageChanged {}

    /**
     * A message says nothing any more; it keeps its place. An erased one may have been deleted before.
     *
     * @param channel the channel
     * @param id the place of the deletion in the channel's order
     * @param target the message
     * @param by who deleted it
     * @param erased whether the content is gone from Redis too
     */
    record MessageDeleted(ChannelId channel, MessageId id, MessageId target, UserId by, boolean erased)
            implements MessageChanged {}

    /**
     * Somebody gave a message a reaction, or took it back.
     *
     * @param channel the channel
     * @param id the place of the change in the channel's order
     * @param target the message
     * @param by who
     * @param reaction which
     * @param given whether it was given; false: taken back
     * @param people how many people give it now
     */
    record ReactionChanged(
            ChannelId channel, MessageId id, MessageId target, UserId by, Reaction reaction, boolean given, long people)
            implements MessageChanged {}

    /**
     * A message was pinned to the channel, or unpinned; ordered with the messages, and takes a place of its own.
     *
     * @param channel the channel
     * @param id the place of the change in the channel's order
     * @param target the message
     * @param by who did it
     * @param pinned whether it is pinned now
     */
    record PinChanged(ChannelId channel, MessageId id, MessageId target, UserId by, boolean pinned)
            implements FeedEvent {}

    /**
     * A broadcast signal: not stored, at most once, no order against messages.
     *
     * @param channel the channel
     * @param sender who sent it
     * @param signal what was sent
     * @param receivedAt when this process received it
     */
    record SignalEvent(ChannelId channel, UserId sender, Signal signal, Instant receivedAt) implements FeedEvent {}

    /**
     * Everything that was stored when the feed began has been given; what follows is live. Comes once at the start,
     * and again after each discontinuity once the feed has read on to the newest message.
     *
     * @param channel the channel
     * @param head the newest entry at that moment; {@link MessageId#MIN} if there is none
     */
    record CaughtUp(ChannelId channel, MessageId head) implements FeedEvent, InboxEvent {}

    /**
     * Messages between the last event and the next one are gone: this reader never got them and never will.
     *
     * @param channel the channel
     * @param fromSeq the first missing place, as in {@link MessageId#seq()}
     * @param toSeq the last missing place
     * @param messages how many of those places were messages (others were membership events and the like)
     * @param reason why they are gone
     */
    record Gap(ChannelId channel, long fromSeq, long toSeq, long messages, Reason reason)
            implements FeedEvent, InboxEvent {

        /** Why messages are gone. */
        public enum Reason {
            /** Retention removed them before this reader came by. */
            TRIMMED,
            /** Somebody deleted the entries, or the stream, in Redis itself. */
            REMOVED
        }
    }

    /**
     * Redis lost the newest part of the history after this reader had seen it (a failover to a replica that lagged, or
     * a restart from an older disk state) and went on from an earlier message.
     *
     * @param channel the channel
     * @param fork the newest message this reader was given that still stands; the feed goes on right after it
     * @param lostFromSeq the first place that was lost
     * @param lostToSeq the last place that was lost, as far as this reader had come
     * @param lost the ids of the lost messages this process still remembers: all of them, unless there were more than
     *     it keeps
     */
    record Rewritten(ChannelId channel, MessageId fork, long lostFromSeq, long lostToSeq, List<MessageId> lost)
            implements FeedEvent, InboxEvent {
        /** Copies the list. */
        public Rewritten {
            lost = List.copyOf(lost);
        }
    }

    /**
     * The channel's history began anew: its data was lost and created again, or the cursor is of another life or lies
     * beyond the newest message. The feed goes on with the oldest message of the present life.
     *
     * @param channel the channel
     * @param previousEpoch the life the reader was in
     * @param epoch the present life
     */
    record Reset(ChannelId channel, String previousEpoch, String epoch) implements FeedEvent, InboxEvent {}

    /**
     * An entry of the stream that this library did not write, or cannot read. It is skipped.
     *
     * @param channel the channel
     * @param entryId the id of the entry in the Redis Stream
     * @param problem what is wrong with it
     */
    record CorruptEntry(ChannelId channel, String entryId, String problem) implements FeedEvent, InboxEvent {}
}
