package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PresenceEvent;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/** Who is in a channel, begun anew by each watcher. */
final class WatchFlux extends Flux<PresenceEvent> {

    private final ChannelId channel;
    private final Actor who;
    private final Views views;

    WatchFlux(ChannelId channel, Actor who, Views views) {
        this.channel = channel;
        this.who = who;
        this.views = views;
    }

    @Override
    public void subscribe(CoreSubscriber<? super PresenceEvent> subscriber) {
        Watcher watcher = new Watcher(channel, who, views, subscriber);
        subscriber.onSubscribe(watcher);
        watcher.begin();
    }
}
