package io.github.confab.examples.terminal.chat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.StartAt;
import io.github.confab.examples.terminal.state.Effect;
import io.github.confab.examples.terminal.state.Event;
import io.github.confab.examples.terminal.state.Phrase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Everything that lives as long as somebody is logged in: the feed of each channel, what waits to be sent, the pulse. */
final class Session implements Disposable {

    private static final Duration CATCH_UP = Duration.ofSeconds(5);

    private record Followed(Feeder feeder, Sinks.One<Boolean> caughtUp, String label) {}

    final Chat chat;
    final ChatClient client;
    final Mailbox mailbox;
    final Reasons reasons;
    final Names names;
    final Lines lines;
    private final Map<ChannelId, Followed> feeds = new ConcurrentHashMap<>();
    private final Map<ChannelId, Outbox> outboxes = new ConcurrentHashMap<>();
    private final Disposable.Composite running = Disposables.composite();
    private final Watch watch;

    Session(Chat chat, ChatClient client, Mailbox mailbox, Reasons reasons, Clock clock) {
        this.chat = chat;
        this.client = client;
        this.mailbox = mailbox;
        this.reasons = reasons;
        this.names = new Names(chat.users());
        this.lines = new Lines(client.user().id(), client::channel, names, clock);
        this.watch = new Watch(client, names, mailbox);
        running.add(watch);
        running.add(new Pulse(client, chat.users(), mailbox, clock, watch::channel).start());
    }

    /** Is seen everywhere, knows the channels, hears what happens elsewhere. */
    void begin() {
        Rosters rosters = new Rosters(this);
        run(client.presence().appear(PresenceStatus.available()));
        running.add(rosters.refreshing());
        running.add(new News(this, rosters).listening());
    }

    Channel channel(ChannelId id) {
        return client.channel(id);
    }

    /** Performs a call; says what went wrong. */
    void run(Mono<?> call) {
        run(call, reasons::of);
    }

    void run(Mono<?> call, Function<Throwable, Phrase> reason) {
        Disposable.Swap slot = Disposables.swap();
        running.add(slot);
        slot.update(
                call.doFinally(end -> running.remove(slot)).subscribe(done -> {}, failure -> failed(failure, reason)));
    }

    private void failed(Throwable failure, Function<Throwable, Phrase> reason) {
        if (failure instanceof SessionExpiredException) {
            mailbox.post(new Event.LoggedOut(Optional.of(Phrase.of("login.ended"))));
        } else {
            mailbox.post(new Event.Told(List.of(reason.apply(failure)), true));
        }
    }

    /** Brings what happens in a channel from now on; does nothing if it does so already. */
    void follow(ChannelId id, String label) {
        feeds.computeIfAbsent(id, key -> {
            Sinks.One<Boolean> caughtUp = Sinks.one();
            Feeder feeder = new Feeder(mailbox, failure -> ended(key, label, failure));
            channel(key)
                    .feed(StartAt.latest())
                    .concatMap(lines::event)
                    .doOnNext(event -> {
                        if (event instanceof Event.CaughtUp) {
                            caughtUp.tryEmitValue(true);
                        } else if (event instanceof Event.Gone) {
                            unfollow(key);
                        }
                    })
                    .subscribe(feeder);
            return new Followed(feeder, caughtUp, label);
        });
    }

    /** Completes when nothing can be missed between the history, read from now on, and the feed. */
    Mono<Boolean> followed(ChannelId id) {
        return Mono.justOrEmpty(feeds.get(id))
                .flatMap(followed -> followed.caughtUp().asMono())
                .timeout(CATCH_UP, Mono.just(false))
                .defaultIfEmpty(false);
    }

    void unfollow(ChannelId id) {
        Followed followed = feeds.remove(id);
        if (followed != null) {
            followed.feeder().dispose();
        }
        Outbox outbox = outboxes.remove(id);
        if (outbox != null) {
            outbox.dispose();
        }
    }

    boolean isShown(ChannelId id) {
        return watch.channel().filter(id::equals).isPresent();
    }

    void watch(ChannelId id) {
        watch.show(id);
    }

    void publish(Effect.Publish message) {
        outboxes.computeIfAbsent(message.channel(), id -> new Outbox(channel(id), chat.users(), mailbox, reasons))
                .add(message);
    }

    private void ended(ChannelId id, String label, Throwable failure) {
        unfollow(id);
        if (failure instanceof ChannelGoneException) {
            mailbox.post(new Event.Gone(id, Phrase.of("gone.deleted", label)));
        } else if (failure instanceof ForbiddenException forbidden) {
            boolean banned = forbidden.reason() == ForbiddenException.Reason.BANNED;
            mailbox.post(new Event.Gone(id, Phrase.of(banned ? "gone.banned" : "gone.removed", label)));
        } else {
            failed(failure, reasons::of);
        }
    }

    @Override
    public void dispose() {
        running.dispose();
        feeds.keySet().forEach(this::unfollow);
        outboxes.values().forEach(Outbox::dispose);
    }
}
