package io.github.confab.chat.lettuce.engine.message;

import io.github.confab.chat.Messages;
import io.github.confab.chat.Pins;
import io.github.confab.chat.Reactions;
import io.github.confab.chat.Threads;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.MentionLookup;
import io.github.confab.chat.lettuce.engine.base.MessageEncoder;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.MessageStore;
import io.github.confab.chat.lettuce.redis.RedisStores;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.StreamMessage;
import java.time.Clock;
import java.util.Collection;
import reactor.core.publisher.Mono;

/** What becomes of messages, in every channel. */
public final class MessageActs {

    private final RedisStores stores;
    private final History history;
    private final EditEncoding encoding;
    private final Clock clock;

    /**
     * @param mentions finds out whom the text of an edit mentions
     * @param clock says what has expired
     */
    public MessageActs(
            RedisStores stores, History history, MessageEncoder encoder, MentionLookup mentions, Clock clock) {
        this.stores = stores;
        this.history = history;
        this.encoding = new EditEncoding(encoder, mentions);
        this.clock = clock;
    }

    /** Where stored messages are found, by who may read them. */
    public interface History {

        Mono<Collection<StreamMessage>> read(ChannelId channel, Actor actor, HistoryQuery query);
    }

    /** Those of a channel, as somebody sees them. */
    public Messages of(ChannelId channel, Author author, OpenGuard guard) {
        return new ChannelMessages(channel, this, author, guard);
    }

    /** What people give them. */
    public Reactions reactions(ChannelId channel, Actor actor, OpenGuard guard) {
        return new ChannelReactions(channel, stores.reactions(), actor, guard);
    }

    /** The replies to them. */
    public Threads threads(ChannelId channel, Actor actor, OpenGuard guard) {
        return new ChannelThreads(channel, stores.threads(), actor, guard, clock);
    }

    /** Those that are pinned. */
    public Pins pins(ChannelId channel, Actor actor, OpenGuard guard) {
        return new ChannelPins(channel, stores.pins(), actor, guard, clock);
    }

    MessageStore store() {
        return stores.messages();
    }

    History history() {
        return history;
    }

    EditEncoding encoding() {
        return encoding;
    }
}
