package io.github.confab.examples.worker;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.model.DeadLetter;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkEvent.Processed;
import io.github.confab.chat.model.WorkerGroup;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Moderates a channel: each message is checked by one worker of the group, and gets one of every kind of outcome. */
public final class ModerationWorker {

    private static final String GROUP = "moderation";
    private static final List<String> MESSAGES = List.of(
            "Good morning everybody", "صبح بخیر", "buy cheap watches", "please translate: 你好", "crash the checker");

    private static final Set<MessageId> SEEN = ConcurrentHashMap.newKeySet();

    private ModerationWorker() {}

    /** Uses the Redis that the environment names (REDIS_HOST or REDIS_URL), else starts one for this run. */
    public static void main(String[] args) {
        boolean given = System.getenv("REDIS_HOST") != null || System.getenv("REDIS_URL") != null;
        if (given) {
            run(LettuceChatOptions.fromEnvironment());
        } else {
            try (EmbeddedRedis redis = EmbeddedRedis.start()) {
                run(LettuceChatOptions.builder().redis(redis.uri()).build());
            }
        }
    }

    private static void run(LettuceChatOptions options) {
        Chat chat = LettuceChat.connect(options).block();
        Channel channel = chat.system()
                .channels()
                .open("moderated " + System.currentTimeMillis())
                .block();
        Flux.fromIterable(MESSAGES)
                .concatMap(text -> channel.publish(Draft.text(text)))
                .blockLast();

        // snippet:work
        WorkerGroup moderation = WorkerGroup.of(GROUP).concurrency(4).maxAttempts(3);
        Flux<WorkEvent> work = channel.consume(moderation, message -> check(message));
        // end:work

        work.doOnNext(ModerationWorker::report)
                .ofType(Processed.class)
                .filter(ModerationWorker::isFinal)
                .take(MESSAGES.size())
                .blockLast(Duration.ofSeconds(30));

        List<DeadLetter> dead = channel.workers()
                .deadLetters(GROUP, PageRequest.first())
                .block()
                .items();
        System.out.println("\nDead letters, for somebody to look at:");
        dead.forEach(letter -> System.out.printf(
                "  %s  \"%s\": %s%n",
                letter.messageId(), letter.message().map(StreamMessage::text).orElse("?"), letter.reason()));
        chat.system().channels().delete(channel.id()).then(chat.close()).block();
    }

    /** The moderator. What it returns is what acknowledges the message; there is no call to forget. */
    private static Mono<Outcome> check(StreamMessage message) {
        String text = message.text();
        if (text.contains("cheap watches")) {
            return Mono.just(Outcome.deadLetter("looks like an advertisement")); // never comes again
        }
        if (text.startsWith("please translate") && isFirstAttempt(message)) {
            return Mono.just(Outcome.retryAfter(Duration.ofMillis(300))); // the translator is busy: once more, later
        }
        if (text.startsWith("crash")) {
            return Mono.error(new IllegalStateException("cannot read this")); // a failed attempt; after 3 a dead letter
        }
        return Mono.just(Outcome.done());
    }

    private static boolean isFirstAttempt(StreamMessage message) {
        return SEEN.add(message.id());
    }

    private static boolean isFinal(Processed event) {
        return !(event.outcome() instanceof Outcome.Retry);
    }

    private static void report(WorkEvent event) {
        if (event instanceof Processed done) {
            System.out.printf(
                    "attempt %d  %-24s -> %s%n", done.attempt(), done.message().text(), done.outcome());
        }
    }
}
