package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.JanitorStore.Cleaned;
import io.github.confab.chat.lettuce.redis.JanitorStore.Listed;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.lettuce.core.Consumer;
import io.lettuce.core.Range;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class JanitorStoreIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final ChannelId CHANNEL = ChannelId.of("c1");
    private static final String STREAM = "message:{c1}";
    private static final String META = "channel:{c1}";
    private static final Duration HOUR = Duration.ofHours(1);

    private static WorkerStores stores;
    private static JanitorStore janitor;

    @BeforeAll
    static void connect() {
        stores = new WorkerStores(redis.uri());
        janitor = stores.janitor();
    }

    @AfterAll
    static void disconnect() {
        stores.close();
    }

    @BeforeEach
    void create() {
        stores.create(CHANNEL);
    }

    @Test
    void lead_oneAtATime_untilItResignsOrIsSilent() {
        assertThat(get(janitor.lead("a", HOUR))).isTrue();
        assertThat(get(janitor.lead("b", HOUR))).isFalse();
        assertThat(get(janitor.lead("a", Duration.ofMillis(1))))
                .as("renewed, for shorter")
                .isTrue();
        await().until(() -> get(janitor.lead("b", HOUR)));
        janitor.resign("a").block();
        assertThat(get(janitor.lead("a", HOUR)))
                .as("it resigned what it did not have")
                .isFalse();
        janitor.resign("b").block();
        assertThat(get(janitor.lead("a", HOUR))).isTrue();
    }

    @Test
    void channels_whileOthersComeAndGo_meetsEachThatStays() {
        redis.cli().del("{dir}:ids");
        for (int i = 0; i < 100; i++) {
            redis.cli().zadd("{dir}:ids", 1_000 + i / 10, "id" + i); // ten of the same millisecond
        }
        Set<String> met = new HashSet<>();
        int calls = 0;
        Listed last = null;
        List<Listed> page = get(janitor.channels(null, 7));
        while (!page.isEmpty() && calls < 100) {
            page.forEach(listed -> met.add(listed.id()));
            last = page.get(page.size() - 1);
            redis.cli().zrem("{dir}:ids", last.id(), page.get(0).id());
            redis.cli().zadd("{dir}:ids", 999, "early" + calls++);
            page = get(janitor.channels(last, 7));
        }
        assertThat(met)
                .containsAll(IntStream.range(0, 100).mapToObj(i -> "id" + i).toList());
        assertThat(met).as("it does not begin anew").noneMatch(id -> id.startsWith("early"));
    }

    @Test
    void clean_age_trimsWithoutTraffic_andNothingYounger() {
        List<MessageId> old = stores.publish(CHANNEL, texts(250));
        redis.cli().hset(META, "~age", "200");
        await().until(() -> serverMillis() > old.get(249).millis() + 200);
        List<MessageId> young = stores.publish(CHANNEL, texts(5));
        Cleaned cleaned = clean();
        assertThat(cleaned.entries()).as("the two of the creation, too").isEqualTo(252);
        assertThat(ids())
                .containsExactlyElementsOf(
                        young.stream().map(MessageId::toString).toList());
    }

    @Test
    void clean_keepAll_trimsNothing() {
        stores.publish(CHANNEL, texts(250));
        assertThat(clean()).isEqualTo(new Cleaned(0, 0, 0, 0, false, false));
    }

    @Test
    void clean_count_trimsWholeNodesOnly() {
        stores.publish(CHANNEL, texts(350));
        redis.cli().hset(META, "~max", "100");
        clean();
        assertThat(redis.cli().xlen(STREAM)).isBetween(100L, 200L);
    }

    @Test
    void clean_muchToTrim_saysThatThereIsMore() {
        List<MessageId> old = stores.publish(CHANNEL, texts(12_000));
        redis.cli().hset(META, "~age", "1");
        await().until(() -> serverMillis() > old.get(11_999).millis() + 1);
        assertThat(clean().more()).isTrue();
        assertThat(clean().more()).isFalse();
        assertThat(redis.cli().xlen(STREAM)).isZero();
    }

    @Test
    void clean_producers_forgetsOnlyTheIdle() {
        stores.publish(CHANNEL, texts(1));
        redis.cli().hset(META, "~p:old", "7;1000;3;o;");
        redis.cli().hset(META, "~p:rubbish", "x");
        assertThat(clean().producers()).isEqualTo(1);
        assertThat(redis.cli().hkeys(META).stream().filter(field -> field.startsWith("~p:")))
                .as("the one that just published, and what nobody understands")
                .hasSize(2)
                .doesNotContain("~p:old");
    }

    @Test
    void clean_windows_emptiesTheOld_keepsTheKey() {
        redis.cli().hset("channel:{c1}:d0", "ada/k", "1-1:h");
        redis.cli().hset("channel:{c1}:d1", "ada/l", "1-1:h");
        long now = serverMillis();
        redis.cli().hset(META, Map.of("~w", "60000", "~wn", "4", "~ws", Long.toString(now - 10_000)));
        assertThat(clean().windows()).as("both may be needed").isZero();
        redis.cli().hset(META, "~ws", Long.toString(now - 70_000));
        assertThat(clean().windows()).isEqualTo(1);
        assertThat(redis.cli().hgetall("channel:{c1}:d1")).as("the older one").containsOnlyKeys("~");
        assertThat(redis.cli().hlen("channel:{c1}:d0")).isEqualTo(2);
        redis.cli().hset(META, "~ws", Long.toString(now - 130_000));
        assertThat(clean().windows()).isEqualTo(1);
        assertThat(redis.cli().hgetall("channel:{c1}:d0")).containsOnlyKeys("~");
    }

    @Test
    @SuppressWarnings("unchecked") // Lettuce's own varargs of a generic type
    void clean_consumers_removesTheIdleThatHaveNothing() {
        redis.cli().xgroupCreate(StreamOffset.from(STREAM, "0-0"), "g");
        redis.cli().xgroupCreateconsumer(STREAM, Consumer.from("g", "empty"));
        redis.cli().xreadgroup(Consumer.from("g", "busy"), StreamOffset.from(STREAM, ">"));
        assertThat(clean().consumers()).as("not idle for so long").isZero();
        await().untilAsserted(() -> assertThat(
                        get(janitor.clean(CHANNEL, HOUR, Duration.ofMillis(1))).consumers())
                .isEqualTo(1));
        assertThat(redis.cli().xinfoConsumers(STREAM, "g"))
                .as("who has a message stays")
                .hasSize(1);
    }

    @Test
    void clean_noChannel_isEmptyAndMakesNothing() {
        redis.cli().flushall();
        assertThat(janitor.clean(CHANNEL, HOUR, HOUR).blockOptional()).isEmpty();
        assertThat(redis.cli().keys("*")).isEmpty();
    }

    @Test
    void clean_streamGone_cleansTheRest() {
        redis.cli().del(STREAM);
        redis.cli().hset(META, Map.of("~p:old", "7;1000;3;o;", "~age", "1000", "~max", "10"));
        assertThat(clean().producers()).isEqualTo(1);
        assertThat(redis.cli().exists(STREAM)).isZero();
    }

    private static long serverMillis() {
        List<String> time = redis.cli().time();
        return Long.parseLong(time.get(0)) * 1000 + Long.parseLong(time.get(1)) / 1000;
    }

    private static Cleaned clean() {
        return get(janitor.clean(CHANNEL, HOUR, HOUR));
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        redis.cli().xrange(STREAM, Range.unbounded()).forEach(entry -> ids.add(entry.getId()));
        return ids;
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "m" + i).toList();
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(10)));
    }
}
