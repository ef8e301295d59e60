package io.github.confab.chat.memory;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.ClientClosedException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkerGroup;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/** What {@code consume} gives: each subscriber is a worker of its own. */
final class MemoryWork extends Flux<WorkEvent> {

    private final ChannelId id;
    private final Session session;
    private final WorkerGroup group;
    private final Function<StreamMessage, ? extends Publisher<Outcome>> handler;

    MemoryWork(
            ChannelId id,
            Session session,
            WorkerGroup group,
            Function<StreamMessage, ? extends Publisher<Outcome>> handler) {
        this.id = id;
        this.session = session;
        this.group = group;
        this.handler = handler;
    }

    @Override
    public void subscribe(CoreSubscriber<? super WorkEvent> subscriber) {
        String what = "consume channel " + id;
        ChannelState channel;
        try {
            session.lifetime().check(what);
            channel = session.store().directory().channel(id);
            channel.mustWork(session.user().id());
        } catch (ChatException refused) {
            Operators.error(subscriber, refused);
            return;
        }
        Bench bench = new Bench(group, handler, session.scheduler());
        WorkLoop loop = new WorkLoop(channel, session, group, bench, subscriber);
        loop.onEnd(session.lifetime().onClose(() -> loop.fail(new ClientClosedException(what))));
        subscriber.onSubscribe(loop);
        loop.begin();
    }
}
