package io.github.confab.chat.lettuce.engine.publish;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.Mentions;
import io.github.confab.chat.lettuce.engine.base.MessageEncoder;
import io.github.confab.chat.lettuce.engine.base.Published;
import io.github.confab.chat.lettuce.engine.fake.FakeRedis;
import io.github.confab.chat.lettuce.redis.AppendBatch;
import io.github.confab.chat.lettuce.redis.StreamEntry;
import io.github.confab.chat.lettuce.wire.MessageCodec;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Publish lanes over a {@link FakeRedis}, in virtual time. */
final class PublishRig {

    static final Duration DEADLINE = Duration.ofSeconds(10);
    static final int MAX_WAITING = 1024;

    final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    final FakeRedis redis;
    final PublishLanes lanes;
    final PublishContext context;
    final FakeNames names = new FakeNames();

    private final Author bob = new Author(UserId.of("bob"), "Bob", false);
    private boolean delivering;

    /** What became of one publish. */
    static final class Outcome {
        Receipt receipt;
        Throwable failure;
        boolean onDelivery;
        boolean over;
        Disposable call;
        Mentions mentions;

        void succeeded(Published published) {
            receipt = published.receipt();
            mentions = published.mentions();
        }
    }

    PublishRig() {
        redis = new FakeRedis(time, new Random(5));
        redis.membership("bob", true);
        PublishContext.Settings settings = new PublishContext.Settings(DEADLINE, MAX_WAITING, new Random(6), names);
        context = new PublishContext(redis, "p", settings, time, new Delivery());
        lanes = new PublishLanes(context, new MessageEncoder(100_000, 100_000));
        lanes.start();
    }

    void pass(Duration span) {
        time.advanceTimeBy(span);
    }

    void settle() {
        pass(Duration.ofMillis(200));
    }

    Outcome publish(String text) {
        return send(bob, Draft.text(text), true);
    }

    Outcome produce(String text) {
        return send(bob, Draft.text(text), false);
    }

    Outcome publish(String text, String key) {
        return send(bob, Draft.text(text).withKey(IdempotencyKey.of(key)), true);
    }

    Outcome publishAs(String user, String text) {
        return send(new Author(UserId.of(user), user, false), Draft.text(text), true);
    }

    Outcome publish(Draft draft) {
        return send(bob, draft, true);
    }

    List<Outcome> publish(int from, int to) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = from; i < to; i++) {
            outcomes.add(publish("m" + i));
        }
        return outcomes;
    }

    private Outcome send(Author author, Draft draft, boolean push) {
        Outcome outcome = new Outcome();
        outcome.call = lanes.say(FakeRedis.CHANNEL, author, draft, push)
                .doFinally(end -> {
                    outcome.over = true;
                    outcome.onDelivery = delivering;
                })
                .subscribe(outcome::succeeded, failure -> outcome.failure = failure);
        return outcome;
    }

    /** The texts in the stream, in order. */
    List<String> stored() {
        return redis.history().line().stream()
                .filter(entry -> entry.header().startsWith("m"))
                .map(PublishRig::text)
                .toList();
    }

    /** How many messages each call held. */
    List<Integer> batchSizes() {
        return redis.appends().stream().map(batch -> batch.messages().size()).toList();
    }

    List<Long> batchNumbers() {
        return redis.appends().stream().map(AppendBatch::number).toList();
    }

    /** Whom the messages in the stream mention, in order. */
    List<List<UserId>> mentioned() {
        return redis.history().line().stream()
                .filter(entry -> entry.header().startsWith("m"))
                .map(entry -> MessageCodec.JSON.decode(entry.payload()).said().mentions())
                .toList();
    }

    private static String text(StreamEntry entry) {
        return MessageCodec.JSON.decode(entry.payload()).said().text();
    }

    /** The threads that may run the application's code. */
    private final class Delivery implements Scheduler {

        @Override
        public Disposable schedule(Runnable task) {
            return time.schedule(() -> {
                delivering = true;
                task.run();
                delivering = false;
            });
        }

        @Override
        public Worker createWorker() {
            throw new UnsupportedOperationException("publishers are told by single tasks");
        }

        @Override
        public void dispose() {}
    }
}
