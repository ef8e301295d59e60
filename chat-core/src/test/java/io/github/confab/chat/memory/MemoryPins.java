package io.github.confab.chat.memory;

import io.github.confab.chat.Pins;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The pinned messages of a channel. */
final class MemoryPins implements Pins {

    private final ChannelId id;
    private final Session session;
    private final UserId me;

    MemoryPins(ChannelId id, Session session) {
        this.id = id;
        this.session = session;
        this.me = session.user().id();
    }

    @Override
    public Mono<Boolean> pin(MessageId message) {
        Arguments.present("message id", message);
        return ask("pin a message of", pins -> pins.pin(me, message));
    }

    @Override
    public Mono<Boolean> unpin(MessageId message) {
        Arguments.present("message id", message);
        return ask("unpin a message of", pins -> pins.unpin(me, message));
    }

    @Override
    public Flux<StreamMessage> list() {
        return ask("read the pinned messages of", pins -> pins.list(me)).flatMapIterable(found -> found);
    }

    private <T> Mono<T> ask(String what, Function<PinBook, T> question) {
        return session.lifetime()
                .ask(
                        what + " channel " + id,
                        () -> session.store().directory().channel(id).onMessages(acts -> question.apply(acts.pins())));
    }
}
