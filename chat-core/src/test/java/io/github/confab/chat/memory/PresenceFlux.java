package io.github.confab.chat.memory;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.ClientClosedException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PresenceEvent;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/** Who is in a channel, begun anew by each watcher. */
final class PresenceFlux extends Flux<PresenceEvent> {

    private final ChannelId id;
    private final Session session;

    PresenceFlux(ChannelId id, Session session) {
        this.id = id;
        this.session = session;
    }

    @Override
    public void subscribe(CoreSubscriber<? super PresenceEvent> subscriber) {
        String what = "watch channel " + id;
        ChannelState channel;
        try {
            session.lifetime().check(what);
            channel = session.store().directory().channel(id);
            channel.mustRead(session.user().id());
        } catch (ChatException refused) {
            Operators.error(subscriber, refused);
            return;
        }
        PresenceReader reader = new PresenceReader(channel, session.user().id(), subscriber);
        subscriber.onSubscribe(reader);
        reader.begin(session.lifetime().onClose(() -> reader.fail(new ClientClosedException(what))));
    }
}
