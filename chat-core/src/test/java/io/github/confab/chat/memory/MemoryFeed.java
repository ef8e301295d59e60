package io.github.confab.chat.memory;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.StartAt;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/** The feed of a channel: each subscriber reads the log at its own pace, so nothing is queued for it. */
final class MemoryFeed extends Flux<FeedEvent> {

    private final ChannelId id;
    private final Session session;
    private final StartAt start;

    MemoryFeed(ChannelId id, Session session, StartAt start) {
        this.id = id;
        this.session = session;
        this.start = start;
    }

    @Override
    public void subscribe(CoreSubscriber<? super FeedEvent> subscriber) {
        String what = "subscribe to channel " + id;
        ChannelState channel;
        try {
            session.lifetime().check(what);
            channel = session.store().directory().channel(id);
            channel.mustRead(session.user().id());
        } catch (ChatException refused) {
            Operators.error(subscriber, refused);
            return;
        }
        FeedReader reader = new FeedReader(channel, session, start, subscriber);
        reader.onEnd(
                session.lifetime().onClose(() -> reader.fail(session.lifetime().refusal(what))));
        subscriber.onSubscribe(reader);
        reader.begin();
    }
}
