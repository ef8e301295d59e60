package io.github.confab.chat.model;

/**
 * What a user's inbox tells: the notices, and everything a reader must know to trust that none is missing. In
 * {@link FeedEvent.Gap} and the like, the places are those of the inbox, and the channel is the inbox itself.
 */
public sealed interface InboxEvent
        permits InboxNotice,
                FeedEvent.CaughtUp,
                FeedEvent.Gap,
                FeedEvent.Rewritten,
                FeedEvent.Reset,
                FeedEvent.CorruptEntry {}
