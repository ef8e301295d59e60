package io.github.confab.chat.lettuce.docs;

import io.github.confab.chat.Channel;
import io.github.confab.chat.error.NotPublishedException;
import io.github.confab.chat.error.PermanentChatException;
import io.github.confab.chat.error.PublishUnknownException;
import io.github.confab.chat.error.TransientChatException;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.Gap;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.FeedEvent.Reset;
import io.github.confab.chat.model.FeedEvent.Rewritten;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkerGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The code of docs/delivery.md; {@link SnippetsTest} compares the regions with the page. */
final class DocsSnippetsDelivery {

    /** What a screen, a log and a database would hold. */
    final List<String> shown = new CopyOnWriteArrayList<>();

    final List<StreamMessage> billed = new CopyOnWriteArrayList<>();
    private final Map<String, Boolean> rows = new ConcurrentHashMap<>();
    private volatile Optional<String> saved = Optional.empty();

    Mono<Receipt> outcomes(Channel channel, Draft draft) {
        // snippet:outcomes
        Mono<Receipt> outcome = channel.publish(draft)
                .doOnNext(receipt -> log("stored as " + receipt.id()))
                .doOnError(NotPublishedException.class, e -> log("certainly not stored: " + e.reason()))
                .doOnError(PublishUnknownException.class, e -> log("perhaps stored; ask again with its key"))
                .doOnError(PermanentChatException.class, e -> log("refused for good: " + e.getMessage()));
        // end:outcomes
        return outcome;
    }

    Mono<Receipt> key(Channel channel) {
        // snippet:key
        Draft draft = Draft.text("your order is on its way").withKey(IdempotencyKey.of("order-4711-shipped"));
        Mono<Receipt> receipt = channel.publish(draft)
                .retryWhen(Retry.backoff(5, Duration.ofSeconds(1)).filter(TransientChatException.class::isInstance));
        // end:key
        return receipt;
    }

    Flux<FeedEvent> feed(Channel channel) {
        // snippet:feed
        Flux<FeedEvent> story = channel.feed(StartAt.oldest()).doOnNext(event -> {
            if (event instanceof MessageEvent said) {
                show(said.message());
            } else if (event instanceof CaughtUp) {
                show("-- what follows is live --");
            } else if (event instanceof Gap gap) {
                show("-- " + gap.messages() + " messages are gone: " + gap.reason() + " --");
            } else if (event instanceof Rewritten rewritten) {
                show("-- Redis lost " + rewritten.lost() + "; take them off the screen --");
            } else if (event instanceof Reset) {
                show("-- the history begins anew --");
            }
        });
        // end:feed
        return story;
    }

    Flux<Void> resume(Channel channel) {
        // snippet:resume
        StartAt start = saved.map(text -> StartAt.after(Cursor.parse(text))).orElse(StartAt.oldest());
        Flux<Void> work = channel.subscribe(start)
                .concatMap(message -> handle(message).then(save(message.cursor().toString())));
        // end:resume
        return work;
    }

    Flux<WorkEvent> effect(Channel channel) {
        // snippet:effect
        Flux<WorkEvent> work = channel.consume(WorkerGroup.of("billing"), message -> {
            String once = message.channelId() + "/" + message.author().id() + "/" + message.tag();
            return inOneTransaction(once, () -> bill(message)) // does nothing if the row exists already
                    .thenReturn(Outcome.done());
        });
        // end:effect
        return work;
    }

    private Mono<Void> handle(StreamMessage message) {
        return Mono.fromRunnable(() -> show(message));
    }

    private Mono<Void> save(String cursor) {
        return Mono.fromRunnable(() -> saved = Optional.of(cursor));
    }

    private Mono<Void> inOneTransaction(String row, Runnable effect) {
        return Mono.fromRunnable(() -> {
            if (rows.putIfAbsent(row, true) == null) {
                effect.run();
            }
        });
    }

    private void bill(StreamMessage message) {
        billed.add(message);
    }

    private void show(StreamMessage message) {
        show(message.author().username() + ": " + message.text());
    }

    private void show(String line) {
        shown.add(line);
    }

    private void log(String line) {
        shown.add(line);
    }
}
