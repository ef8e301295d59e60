package io.github.confab.examples.terminal.driven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.model.Draft;
import io.github.confab.examples.terminal.TerminalChat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** A channel that receives 2 000 messages a second leaves the keys alone. Needs a machine that is not busy otherwise. */
@Tag("long")
class FloodIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PER_SECOND = 2000;
    private static final int TICKS_PER_SECOND = 100;
    private static final int KEYS = 200;
    private static final int LINE = 20;
    private static final long BETWEEN_KEYS_NANOS = 50_000_000;
    private static final double LONGEST_MILLIS = 100;

    @Test
    void flood_keysEchoAtOnce_andTheProcessorIsSpared(@TempDir Path folder) throws Exception {
        try (Tmux tmux = Tmux.start("-Xmx400m");
                EmbeddedRedis redis = EmbeddedRedis.start()) {
            Map<String, String> environment =
                    Map.of("REDIS_HOST", redis.host(), "REDIS_PORT", "" + redis.port(), "LANG", "en", "LC_ALL", "");
            Pane ada = tmux.run("flood", 80, 24, environment, TerminalChat.class, "--data", folder.toString());
            ada.register("ada").enter("/join flood").await("#flood |");
            Chat chat = LettuceChat.connect(redis).block(PATIENCE);
            AtomicLong published = new AtomicLong();
            Disposable flood = flood(chat, published);
            ada.await("the flood", screen -> screen.contains("flood 4"));
            // a moment for the JVM to become warm
            ada.await("the flood goes on", screen -> published.get() > 6 * PER_SECOND);

            Duration cpu = ada.program().info().totalCpuDuration().orElseThrow();
            long before = published.get();
            long began = System.nanoTime();
            double[] millis = echoes(tmux);
            double seconds = (System.nanoTime() - began) / 1e9;
            double cores = ada.program()
                            .info()
                            .totalCpuDuration()
                            .orElseThrow()
                            .minus(cpu)
                            .toMillis()
                    / 1000.0
                    / seconds;
            double rate = (published.get() - before) / seconds;
            flood.dispose();
            Arrays.sort(millis);
            double p99 = millis[(int) Math.ceil(0.99 * millis.length) - 1];
            System.out.printf(
                    "flood: %.0f messages/s, key to echo p50 %.1f ms, p99 %.1f ms, worst %.1f ms, %.2f cores%n",
                    rate, millis[millis.length / 2], p99, millis[millis.length - 1], cores);
            ada.press("C-u").await("the newest is shown", screen -> screen.contains("flood " + published.get()));
            assertThat(rate).as("the flood was one").isGreaterThan(PER_SECOND * 0.8);
            assertThat(p99).as("key to echo, p99, ms").isLessThan(LONGEST_MILLIS);
            assertThat(cores).as("cores").isLessThan(1);
            ada.press("C-c").awaitRestored();
            chat.close().block(PATIENCE);
        }
    }

    private static Disposable flood(Chat chat, AtomicLong published) {
        Channel channel = chat.system().channels().open("flood").block(PATIENCE);
        return Flux.interval(Duration.ofMillis(1000 / TICKS_PER_SECOND))
                .onBackpressureBuffer()
                .concatMapIterable(tick -> LongStream.range(0, PER_SECOND / TICKS_PER_SECOND)
                        .boxed()
                        .toList())
                .flatMapSequential(i -> channel.publish(Draft.text("flood " + published.incrementAndGet())), 256)
                .subscribe();
    }

    /** Types key after key, each when the one before was shown. */
    private static double[] echoes(Tmux tmux) throws IOException {
        try (ControlClient client = new ControlClient(tmux.control("flood"))) {
            double[] millis = new double[KEYS];
            StringBuilder typed = new StringBuilder();
            client.await("flood ", PATIENCE);
            for (int i = 0; i < KEYS; i++) {
                if (typed.length() == LINE) {
                    typed.setLength(0);
                    client.send("send-keys -t flood C-u");
                    client.await("Type a message", PATIENCE);
                }
                char key = (char) ('a' + i % 26);
                typed.append(key);
                long began = System.nanoTime();
                client.send("send-keys -t flood -l " + key);
                client.await("> " + typed, PATIENCE);
                millis[i] = (System.nanoTime() - began) / 1e6;
                // as fast as people type
                LockSupport.parkNanos(BETWEEN_KEYS_NANOS);
            }
            return millis;
        }
    }
}
