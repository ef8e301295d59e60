package io.github.confab.chat.lettuce.engine.message;

import io.github.confab.chat.Messages;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.MentionLookup;
import io.github.confab.chat.lettuce.engine.base.MessageEncoder;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.MessageStore;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.StreamMessage;
import java.util.Collection;
import reactor.core.publisher.Mono;

/** What becomes of messages, in every channel. */
public final class MessageActs {

    private final MessageStore store;
    private final History history;
    private final EditEncoding encoding;

    /** @param mentions finds out whom the text of an edit mentions */
    public MessageActs(MessageStore store, History history, MessageEncoder encoder, MentionLookup mentions) {
        this.store = store;
        this.history = history;
        this.encoding = new EditEncoding(encoder, mentions);
    }

    /** Where stored messages are found, by who may read them. */
    public interface History {

        Mono<Collection<StreamMessage>> read(ChannelId channel, Actor actor, HistoryQuery query);
    }

    /** Those of a channel, as somebody sees them. */
    public Messages of(ChannelId channel, Author author, OpenGuard guard) {
        return new ChannelMessages(channel, this, author, guard);
    }

    MessageStore store() {
        return store;
    }

    History history() {
        return history;
    }

    EditEncoding encoding() {
        return encoding;
    }
}
