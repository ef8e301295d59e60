package io.github.confab.chat.memory;

import io.github.confab.chat.Presence;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.PresentUser;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who is in a channel. */
final class MemoryPresence implements Presence {

    private final ChannelId id;
    private final Session session;
    private final Visits visits;

    MemoryPresence(ChannelId id, Session session, Visits visits) {
        this.id = id;
        this.session = session;
        this.visits = visits;
    }

    @Override
    public Mono<Void> enter(PresenceStatus status) {
        Arguments.present("presence status", status);
        return ask("enter", channel -> {
                    visits.enter(channel, status);
                    return channel;
                })
                .then();
    }

    @Override
    public Mono<Void> leave() {
        return ask("leave", channel -> {
                    visits.leave(channel);
                    return channel;
                })
                .then();
    }

    @Override
    public Flux<PresenceEvent> watch() {
        return new PresenceFlux(id, session);
    }

    @Override
    public Mono<Page<PresentUser>> list(PageRequest page) {
        Arguments.present("page", page);
        return read("list who is in", channel -> channel.roster().list(page));
    }

    @Override
    public Mono<Long> count() {
        return read("count who is in", channel -> channel.roster().count());
    }

    private <T> Mono<T> read(String what, Function<ChannelState, T> question) {
        return ask(what, channel -> {
            channel.mustRead(session.user().id());
            return question.apply(channel);
        });
    }

    private <T> Mono<T> ask(String what, Function<ChannelState, T> question) {
        return session.lifetime()
                .ask(
                        what + " channel " + id,
                        () -> question.apply(session.store().directory().channel(id)));
    }
}
