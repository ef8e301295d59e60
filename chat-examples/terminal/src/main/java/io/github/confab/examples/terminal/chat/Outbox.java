package io.github.confab.examples.terminal.chat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Users;
import io.github.confab.chat.error.SlowModeException;
import io.github.confab.chat.error.TransientChatException;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import io.github.confab.examples.terminal.state.Effect;
import io.github.confab.examples.terminal.state.Event;
import io.github.confab.examples.terminal.state.Phrase;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * Sends what was typed in a channel, one after the other, and does not give up while Redis is away. Each message has a
 * key, so that one that was stored without our knowing is not stored twice.
 */
final class Outbox implements Disposable {

    private static final int MOST = 200;
    private static final int MOST_MENTIONS = 10;
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}_])@([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.-]*)");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final Channel channel;
    private final Users users;
    private final Mailbox mailbox;
    private final Reasons reasons;
    private final Sinks.Many<Effect.Publish> queue =
            Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(MOST));
    private final Disposable loop;

    Outbox(Channel channel, Users users, Mailbox mailbox, Reasons reasons) {
        this.channel = channel;
        this.users = users;
        this.mailbox = mailbox;
        this.reasons = reasons;
        this.loop = queue.asFlux().concatMap(this::send).subscribe();
    }

    /** Called by one thread. */
    void add(Effect.Publish message) {
        if (queue.tryEmitNext(message).isFailure()) {
            mailbox.post(new Event.NotSent(channel.id(), message.no(), Phrase.of("error.busy"), true));
        }
    }

    @Override
    public void dispose() {
        loop.dispose();
    }

    private Mono<Receipt> send(Effect.Publish message) {
        IdempotencyKey key = IdempotencyKey.of(UUID.randomUUID().toString());
        return draft(message.text())
                .map(draft -> message.answered().map(draft::replyingTo).orElse(draft))
                .flatMap(draft -> channel.publish(draft.withKey(key)))
                .retryWhen(Retry.from(failures -> failures.concatMap(signal -> pause(message, signal))))
                .doOnNext(receipt -> mailbox.post(new Event.Sent(channel.id(), message.no(), receipt.id())))
                .onErrorResume(failure -> {
                    mailbox.post(new Event.NotSent(channel.id(), message.no(), reasons.of(failure), true));
                    return Mono.empty();
                });
    }

    private Mono<Long> pause(Effect.Publish message, Retry.RetrySignal signal) {
        Throwable failure = signal.failure();
        if (failure instanceof SlowModeException slow) {
            long seconds = slow.retryAfter().toSeconds() + 1;
            waiting(message, Phrase.of("pending.slow", String.valueOf(seconds)));
            return Mono.delay(slow.retryAfter());
        }
        if (failure instanceof TransientChatException) {
            waiting(message, Phrase.of("pending.waiting"));
            long pause = FIRST_PAUSE.toMillis() << Math.min(signal.totalRetriesInARow(), 4);
            return Mono.delay(Duration.ofMillis(Math.min(pause, LONGEST_PAUSE.toMillis())));
        }
        return Mono.error(failure);
    }

    private void waiting(Effect.Publish message, Phrase why) {
        mailbox.post(new Event.NotSent(channel.id(), message.no(), why, false));
    }

    /** Users whose names stand in the text after an @ are told of it. */
    private Mono<Draft> draft(String text) {
        return Flux.fromStream(() -> MENTION.matcher(text).results().map(MatchResult::group))
                .map(name -> name.substring(1))
                .distinct()
                .take(MOST_MENTIONS)
                .concatMap(this::find)
                .map(User::id)
                .collectList()
                .map(mentioned -> Draft.text(text).mentioning(mentioned.toArray(UserId[]::new)));
    }

    private Mono<User> find(String name) {
        return Mono.defer(() -> users.find(name)).onErrorResume(InvalidArgumentException.class, e -> Mono.empty());
    }
}
