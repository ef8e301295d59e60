package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.Presence;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.PresenceStore;
import io.github.confab.chat.lettuce.redis.PresenceStore.Count;
import io.github.confab.chat.lettuce.redis.PresenceStore.Present;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.PresentUser;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The {@link Presence} of one channel, as one client sees it. */
final class ChannelPresence implements Presence {

    private final ChannelId channel;
    private final Visits visits;
    private final Views views;
    private final OpenGuard guard;

    ChannelPresence(ChannelId channel, Visits visits, Views views, OpenGuard guard) {
        this.channel = channel;
        this.visits = visits;
        this.views = views;
        this.guard = guard;
    }

    @Override
    public Mono<Void> enter(PresenceStatus status) {
        Arguments.present("presence status", status);
        return guard.whileOpen("enter channel " + channel, () -> visits.enter(channel, status));
    }

    @Override
    public Mono<Void> leave() {
        return guard.whileOpen("leave channel " + channel, () -> visits.leave(channel));
    }

    @Override
    public Flux<PresenceEvent> watch() {
        WatchFlux watch = new WatchFlux(channel, visits.actor(), views);
        return guard.streamWhileOpen("watch channel " + channel, () -> watch);
    }

    @Override
    public Mono<Page<PresentUser>> list(PageRequest page) {
        Mono<Page<Present>> listed = store().list(channel, Arguments.present("page", page), visits.actor());
        return guard.whileOpen(
                "list who is in channel " + channel,
                () -> listed.map(found -> new Page<>(Crowd.users(found.items()), found.next())));
    }

    @Override
    public Mono<Long> count() {
        return guard.whileOpen("count who is in channel " + channel, () -> store().count(channel, visits.actor())
                .map(Count::users));
    }

    private PresenceStore store() {
        return views.context().stores().presence();
    }
}
