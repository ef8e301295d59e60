package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.StartAt;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/** The feed of a channel, begun anew by each subscriber. */
final class FeedFlux extends Flux<FeedEvent> {

    private final FeedContext context;
    private final ChannelId channel;
    private final Actor who;
    private final StartAt.Position from;
    private final FeedMode mode;

    FeedFlux(FeedContext context, ChannelId channel, Actor who, StartAt.Position from, FeedMode mode) {
        this.context = context;
        this.channel = channel;
        this.who = who;
        this.from = from;
        this.mode = mode;
    }

    @Override
    public void subscribe(CoreSubscriber<? super FeedEvent> subscriber) {
        Feed feed = new Feed(subscriber, mode, new FeedStart(context, channel, who, from));
        subscriber.onSubscribe(feed);
        // the pin of "latest" goes out before subscribe() returns and its caller can do anything else, such as publish
        feed.begin();
    }
}
