package io.github.confab.chat.lettuce.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.lettuce.core.RedisClient;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/** Many channels in one process, and a reader that does not keep up. */
@Tag("slow")
class ScaleIT {

    private static final int CHANNELS = 10_000;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofSeconds(15);
    private static final long MEGABYTE = 1024 * 1024;

    private final EmbeddedRedis redis = EmbeddedRedis.start();
    private final Chat chat = LettuceChat.connect(
                    LettuceChatOptions.builder().redis(redis.uri()).build())
            .block(LIMIT);

    @AfterEach
    void stop() {
        chat.close().block(LIMIT);
        redis.close();
    }

    @Test
    void feed_tenThousandChannels_twoConnectionsFewThreadsLittleHeap() throws InterruptedException {
        List<Channel> channels = Flux.range(0, CHANNELS)
                .flatMap(i -> chat.system().channels().create(ChannelSpec.named("channel " + i)), 64)
                .collectList()
                .block(LIMIT);
        long heapBefore = heap();
        int threadsBefore = Thread.activeCount();
        CountDownLatch live = new CountDownLatch(CHANNELS);
        Disposable.Composite feeds = Disposables.composite();
        long began = System.nanoTime();
        for (Channel channel : channels) {
            feeds.add(channel.feed(StartAt.latest()).ofType(CaughtUp.class).subscribe(event -> live.countDown()));
        }
        assertThat(live.await(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .as("all channels are live")
                .isTrue();
        Duration subscribed = Duration.ofNanos(System.nanoTime() - began);
        double idleShare = cpuShareWhileIdle();
        long heap = heap() - heapBefore;

        assertThat(connections()).as("one for commands, one for Pub/Sub").isEqualTo(2);
        assertThat(Thread.activeCount() - threadsBefore)
                .as("threads for 10 000 channels")
                .isLessThan(40);
        assertThat(heap).as("heap for 10 000 channels").isLessThan(200 * MEGABYTE);
        System.out.printf(
                "10 000 channels: live after %d ms, %d MB of heap, %.1f %% of a core while idle, %d threads more%n",
                subscribed.toMillis(), heap / MEGABYTE, idleShare * 100, Thread.activeCount() - threadsBefore);
        feeds.dispose();
    }

    /** Of the whole process, garbage collection and idle checks included. */
    private static double cpuShareWhileIdle() throws InterruptedException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long began = System.nanoTime();
        new CountDownLatch(1).await(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        return (double) (system.getProcessCpuTime() - cpu) / (System.nanoTime() - began);
    }

    @Test
    void subscribe_readerThatStandsStill_holdsNoMessages() {
        Channel channel = chat.system().channels().open("busy").block(LIMIT);
        String text = "x".repeat(1000);
        AtomicLong received = new AtomicLong();
        Disposable fast = channel.subscribe(StartAt.latest()).subscribe(message -> received.incrementAndGet());
        try {
            List<StandsStill> stuck = Flux.range(0, 100)
                    .map(i -> channel.subscribe(StartAt.latest()).subscribeWith(new StandsStill()))
                    .collectList()
                    .block(LIMIT);
            publish(channel, text, 2000);
            await().atMost(LIMIT).until(() -> received.get() == 2000);
            long early = heap();
            publish(channel, text, 30_000);
            await().atMost(LIMIT).until(() -> received.get() == 32_000);
            long late = heap();
            System.out.printf(
                    "100 readers that stand still: heap %d MB after 2 000 messages, %d MB after 32 000%n",
                    early / MEGABYTE, late / MEGABYTE);
            assertThat(late - early)
                    .as("30 MB of messages went by; none of them is held")
                    .isLessThan(15 * MEGABYTE);
            stuck.forEach(Disposable::dispose);
        } finally {
            fast.dispose();
        }
    }

    /** Takes one message and asks for no more. */
    private static final class StandsStill extends BaseSubscriber<StreamMessage> {

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(1);
        }
    }

    private static void publish(Channel channel, String text, int count) {
        Flux.range(0, count)
                .flatMap(i -> channel.publish(Draft.text(text)), 256)
                .blockLast(LIMIT);
    }

    private long connections() {
        try (RedisClient client = RedisClient.create(redis.uri())) {
            return client.connect()
                    .sync()
                    .clientList()
                    .lines()
                    .filter(line -> line.contains("name=confab"))
                    .count();
        }
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
