package io.github.confab.chat.lettuce.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.AppendReply.Verdict;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/** What publish.lua costs the server's own thread, plain messages and replies; the figures are in docs/messages.md. */
@Tag("long")
class PublishCostIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Logger LOG = LoggerFactory.getLogger(PublishCostIT.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Actor APPLICATION = new Actor(UserId.SYSTEM, true);
    private static final byte[] PAYLOAD =
            "{\"u\":\"ada\",\"t\":\"a message of the usual length in a chat\"}".getBytes(UTF_8);
    private static final int CALLS = 2000;
    private static final int ROUNDS = 5;

    @Test
    void publish_ofPlainMessagesAndReplies_isMeasured() {
        try (TestStores stores = new TestStores(redis.uri())) {
            for (int size : new int[] {1, 16}) {
                for (String replyTo : new String[] {"", "the first message"}) {
                    double least = Double.MAX_VALUE;
                    for (int round = 0; round < ROUNDS; round++) {
                        least = Math.min(least, micros(stores, "c" + size + round + replyTo.length(), size, replyTo));
                    }
                    LOG.info(
                            "{}",
                            String.format(
                                    Locale.ROOT,
                                    "%d messages a call, %s: %.1f us a call",
                                    size,
                                    replyTo.isEmpty() ? "plain" : "replies",
                                    least));
                }
            }
        }
    }

    private static double micros(TestStores stores, String name, int size, String replyTo) {
        ChannelId channel = ChannelId.of(name);
        stores.channels()
                .create(channel, ChannelSpec.named(name), APPLICATION, "e")
                .block(PATIENCE);
        String root = outcome(stores, channel, 1, 1, "").outcomes().get(0).id().toString();
        String answered = replyTo.isEmpty() ? "" : root;
        double before = cpuSeconds();
        Flux.range(2, CALLS)
                .flatMapSequential(number -> stores.log().append(channel, batch(number, size, answered)), 64)
                .blockLast(PATIENCE);
        double spent = cpuSeconds() - before;
        assertThat(outcome(stores, channel, CALLS + 2, size, answered).outcomes())
                .allSatisfy(outcome -> assertThat(outcome.verdict()).isEqualTo(Verdict.STORED));
        return spent * 1_000_000 / CALLS;
    }

    private static AppendReply outcome(TestStores stores, ChannelId channel, long number, int size, String replyTo) {
        return stores.log().append(channel, batch(number, size, replyTo)).block(PATIENCE);
    }

    private static AppendBatch batch(long number, int size, String replyTo) {
        return new AppendBatch(
                true,
                "p",
                number,
                IntStream.range(0, size)
                        .mapToObj(i ->
                                new AppendBatch.Message("", "", "", "m;system;p." + number + "." + i, PAYLOAD, replyTo))
                        .toList());
    }

    private static double cpuSeconds() {
        return redis.cli()
                .info("cpu")
                .lines()
                .filter(line ->
                        line.startsWith("used_cpu_user_main_thread") || line.startsWith("used_cpu_sys_main_thread"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1)))
                .sum();
    }
}
