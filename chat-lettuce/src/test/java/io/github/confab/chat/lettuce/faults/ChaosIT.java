package io.github.confab.chat.lettuce.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.ChatUnderTest;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.lettuce.redis.PushConnection;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Connections are killed and pushes dropped while messages flow: a fast, a slow and a pausing subscriber get each message
 * once, in order. The seed is fixed; what the kills hit is not.
 */
class ChaosIT {

    private static final long SEED = 20261122;
    private static final double LOST_PUSHES = 0.1;
    private static final int IN_FLIGHT = 256;

    /** However fast the machine is, messages go on until so many connections were killed. */
    private static final int LEAST_KILLS = 6;

    private final EmbeddedRedis redis = EmbeddedRedis.start();
    private final LettuceChatOptions options =
            LettuceChatOptions.builder().redis(redis.uri()).build();
    private final RedisClient client = RedisClient.create(options.redisUri());
    private final RedisCommands<String, String> admin = client.connect().sync();
    private final AtomicReference<LossyPush> push = new AtomicReference<>();
    private final Chat publisher = LettuceChat.connect(options).block();
    private final Chat reader =
            ChatUnderTest.connect(options, connection -> lossy(connection)).block();

    private LossyPush lossy(PushConnection connection) {
        push.set(new LossyPush(connection, LOST_PUSHES, SEED));
        return push.get();
    }

    @AfterEach
    void stop() {
        publisher.close().then(reader.close()).block(Duration.ofSeconds(15));
        client.shutdown();
        redis.close();
    }

    @Test
    @Tag("slow")
    void subscribe_pushesLostAndConnectionsKilled_everyMessageOnceInOrder() {
        run(15_000, Duration.ofMillis(200), KillArgs.Builder.typePubsub());
    }

    @Test
    @Tag("slow")
    void publish_commandConnectionsKilled_everyMessageOnceInOrder() {
        run(10_000, Duration.ofMillis(300), KillArgs.Builder.typeNormal().skipme());
    }

    @Test
    @Tag("long")
    void subscribe_hundredThousandMessagesUnderKills_everyMessageOnceInOrder() {
        run(100_000, Duration.ofSeconds(1), KillArgs.Builder.typePubsub());
    }

    private void run(int messages, Duration betweenKills, KillArgs victims) {
        Channel out = publisher.system().channels().open("chaos").block();
        Channel in = reader.system().channel(out.id());
        AtomicLong killed = new AtomicLong();
        Disposable killer = Flux.interval(betweenKills, Schedulers.boundedElastic())
                .subscribe(tick -> killed.addAndGet(admin.clientKill(victims)));
        try (Received fast = Received.by("the fast subscriber", in.subscribe(StartAt.oldest()));
                Received slow = Received.by("the slow subscriber", slowed(in));
                Received pausing = Received.by("the pausing subscriber", paused(in))) {
            AtomicInteger begun = new AtomicInteger();
            long stored = Flux.range(0, Integer.MAX_VALUE)
                    .takeWhile(i -> i < messages || killed.get() < LEAST_KILLS)
                    .doOnNext(i -> begun.incrementAndGet())
                    .flatMap(i -> out.publish(Draft.text("m" + i)), IN_FLIGHT)
                    .count()
                    .block(Duration.ofMinutes(3));
            killer.dispose();
            List<String> sent =
                    IntStream.range(0, begun.get()).mapToObj(i -> "m" + i).toList();
            assertThat(stored).as("every publish has its receipt").isEqualTo(begun.get());
            for (Received each : List.of(fast, slow, pausing)) {
                each.assertExactly(sent, Duration.ofMinutes(2));
            }
        } finally {
            killer.dispose();
        }
        System.out.printf(
                "chaos: at least %d messages, %d connections killed, %d pushes dropped: each of 3 subscribers got each once%n",
                messages, killed.get(), push.get().lost());
    }

    /** Takes one at a time, and thinks about every hundredth. */
    private static Flux<StreamMessage> slowed(Channel channel) {
        return channel.subscribe(StartAt.oldest())
                .concatMap(
                        message -> message.id().seq() % 100 == 0
                                ? Mono.just(message).delayElement(Duration.ofMillis(10))
                                : Mono.just(message),
                        1);
    }

    /** Takes a thousand, then nothing for a while, so that it falls out of the ring. */
    private static Flux<StreamMessage> paused(Channel channel) {
        return channel.subscribe(StartAt.oldest())
                .limitRate(1000)
                .window(1000)
                .concatMap(
                        window -> window.concatWith(
                                Mono.<StreamMessage>empty().delaySubscription(Duration.ofMillis(300))),
                        1);
    }
}
