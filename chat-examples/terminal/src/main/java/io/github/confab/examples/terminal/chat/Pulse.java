package io.github.confab.examples.terminal.chat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.Users;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.examples.terminal.state.Event;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks Redis something small once a second, and tells when it ceases to answer and when it answers again. */
final class Pulse {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ChatClient client;
    private final Users users;
    private final Mailbox mailbox;
    private final Clock clock;
    private final Supplier<Optional<ChannelId>> shown;
    private boolean down;

    Pulse(ChatClient client, Users users, Mailbox mailbox, Clock clock, Supplier<Optional<ChannelId>> shown) {
        this.client = client;
        this.users = users;
        this.mailbox = mailbox;
        this.clock = clock;
        this.shown = shown;
    }

    Disposable start() {
        return Flux.interval(PERIOD)
                .onBackpressureDrop()
                .concatMap(tick -> beat(), 1)
                .subscribe();
    }

    private Mono<Void> beat() {
        return users.get(client.user().id())
                .timeout(PATIENCE)
                .flatMap(user -> down ? back() : Mono.empty())
                .onErrorResume(failure -> {
                    if (!down) {
                        down = true;
                        mailbox.post(new Event.LinkDown(clock.instant()));
                    }
                    return Mono.empty();
                })
                .then();
    }

    private Mono<Void> back() {
        Optional<ChannelId> channel = shown.get();
        return Mono.justOrEmpty(channel)
                .map(client::channel)
                .flatMapMany(this::newest)
                .next()
                .map(StreamMessage::id)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .timeout(PATIENCE)
                .doOnNext(head -> {
                    down = false;
                    mailbox.post(new Event.LinkUp(channel, head));
                })
                .then();
    }

    private Flux<StreamMessage> newest(Channel channel) {
        return channel.history(HistoryQuery.latest().limit(1));
    }
}
