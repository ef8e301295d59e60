package io.github.confab.chat.memory;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.ClientClosedException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.StartAt;
import java.util.function.Supplier;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/** The feed of a channel: each subscriber reads the log at its own pace, so nothing is queued for it. */
final class MemoryFeed extends Flux<FeedEvent> {

    private final Supplier<ChannelState> sought;
    private final String what;
    private final Session session;
    private final StartAt start;

    MemoryFeed(ChannelId id, Session session, StartAt start) {
        this(() -> session.store().directory().channel(id), "subscribe to channel " + id, session, start);
    }

    /** @param what for the error after the end */
    MemoryFeed(Supplier<ChannelState> sought, String what, Session session, StartAt start) {
        this.sought = sought;
        this.what = what;
        this.session = session;
        this.start = start;
    }

    @Override
    public void subscribe(CoreSubscriber<? super FeedEvent> subscriber) {
        ChannelState channel;
        try {
            session.lifetime().check(what);
            channel = sought.get();
            channel.mustRead(session.user().id());
        } catch (ChatException refused) {
            Operators.error(subscriber, refused);
            return;
        }
        FeedReader reader = new FeedReader(channel, session, start, subscriber);
        reader.onEnd(session.lifetime().onClose(() -> reader.fail(new ClientClosedException(what))));
        subscriber.onSubscribe(reader);
        reader.begin();
    }
}
