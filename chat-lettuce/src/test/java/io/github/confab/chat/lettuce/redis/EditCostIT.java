package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.MessageStore.Version;
import io.github.confab.chat.lettuce.redis.MessageStore.Versions;
import io.github.confab.chat.lettuce.wire.Content;
import io.github.confab.chat.lettuce.wire.MessageCodec;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What it costs when one message is edited as often as may be. It prints figures. */
@Tag("slow")
class EditCostIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Pattern CPU = Pattern.compile("used_cpu_(?:user|sys):([0-9.]+)");
    private static final ChannelId CHANNEL = ChannelId.of("c1");
    private static final Actor ADA = new Actor(WorkerStores.OWNER, false);
    private static final Actor APPLICATION = new Actor(UserId.SYSTEM, true);
    private static final int MOST = 1000;

    @Test
    void aMessageThatIsEditedAThousandTimes_costsEachTheSame() {
        try (WorkerStores channels = new WorkerStores(redis.uri());
                TestStores stores = new TestStores(redis.uri())) {
            channels.create(CHANNEL);
            MessageId id = channels.publish(CHANNEL, List.of("first", "other")).get(0);
            MessageStore messages = stores.all().messages();

            double first = edits("the first 100 edits", messages, id, 0, 100);
            edits("most edits", messages, id, 100, 900);
            double last = edits("the last 100 edits", messages, id, 900, MOST);
            assertThat(last).as("no dearer than the first, by far").isLessThan(5 * first + 200);
            assertThatThrownBy(() -> get(messages.edit(CHANNEL, id, said("one more"), APPLICATION)))
                    .isInstanceOfSatisfying(ForbiddenException.class, refused -> assertThat(refused.reason())
                            .isEqualTo(Reason.TOO_MANY));

            double cpu = cpuMicros();
            long start = System.nanoTime();
            assertThat(versions(messages, id)).hasSize(MOST + 1);
            print("all versions", 1, cpuMicros() - cpu, start);

            cpu = cpuMicros();
            start = System.nanoTime();
            assertThat(get(messages.erase(CHANNEL, id, ADA))).isTrue();
            print("erase it", 1, cpuMicros() - cpu, start);
            assertThat(redis.cli().xlen("message:{c1}"))
                    .as("the beginning, the owner's joining, the other message, the erasure")
                    .isLessThan(10);
        }
    }

    private static double edits(String what, MessageStore messages, MessageId id, int from, int to) {
        double cpu = cpuMicros();
        long start = System.nanoTime();
        get(Flux.range(from, to - from)
                .concatMap(i -> messages.edit(CHANNEL, id, said("edit " + i), APPLICATION))
                .count());
        double each = (cpuMicros() - cpu) / (to - from);
        print(what, to - from, each, start);
        return each;
    }

    private static List<Version> versions(MessageStore messages, MessageId id) {
        return get(messages.versions(CHANNEL, id, null, ADA)
                .expand(page ->
                        page.next() == null ? Mono.<Versions>empty() : messages.versions(CHANNEL, id, page.next(), ADA))
                .flatMapIterable(Versions::items)
                .collectList());
    }

    private static byte[] said(String text) {
        return MessageCodec.JSON.encode(new Content("Ada", text, Map.of()));
    }

    private static void print(String what, int times, double each, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%s: %d in %.3f s, Redis CPU %.0f us each%n", what, times, seconds, each);
    }

    private static double cpuMicros() {
        Matcher found = CPU.matcher(redis.cli().info("cpu"));
        double seconds = 0;
        while (found.find()) {
            seconds += Double.parseDouble(found.group(1));
        }
        return seconds * 1e6;
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(60)));
    }
}
