package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.JanitorStore.Cleaned;
import io.github.confab.chat.lettuce.redis.ReactionStore.Act;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Reaction;
import io.lettuce.core.Range;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.XTrimArgs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** Nothing that belongs to a message outlives its place in the stream. */
class TrimmedMessagesIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final ChannelId CHANNEL = ChannelId.of("c1");
    private static final String META = "channel:{c1}";
    private static final String STREAM = "message:{c1}";
    private static final String OVERLAY = "channel:{c1}:ov";
    private static final String INDEX = "channel:{c1}:ix";
    private static final Pattern FIELD = Pattern.compile("[rtup]?(\\d+)(?:/.*)?");
    private static final Pattern MEMBER = Pattern.compile("(?:[ortfp]:|x:\\d{16}:\\d+-)(\\d+)(?::.*)?");
    private static final Actor ADA = new Actor(WorkerStores.OWNER, false);
    private static final Reaction LIKE = Reaction.of("+1");
    private static final Duration HOUR = Duration.ofHours(1);

    private static WorkerStores channels;
    private static TestStores stores;

    @BeforeAll
    static void connect() {
        channels = new WorkerStores(redis.uri());
        stores = new TestStores(redis.uri());
    }

    @AfterAll
    static void disconnect() {
        channels.close();
        stores.close();
    }

    @BeforeEach
    void create() {
        channels.create(CHANNEL);
    }

    @Test
    void clean_trimmedPlaces_leavesNothingOfThem_andAllOfTheOthers() {
        List<MessageId> ids = publish(12);
        for (int i = 0; i < ids.size(); i++) {
            live(ids.get(i), i);
        }
        Map<String, String> fates = redis.cli().hgetall(OVERLAY);
        Set<String> members = members();
        long floor = ids.get(8).seq();
        trimTo(ids.get(8));
        assertThat(clean().more()).isFalse();
        fates.keySet().removeIf(field -> placeOf(FIELD, field) < floor);
        assertThat(fates).as("messages 9 to 12, with everything").hasSizeGreaterThan(12);
        fates.put(
                "x",
                Long.toString(fates.values().stream()
                        .filter(fate -> fate.startsWith("x;"))
                        .count()));
        assertThat(new TreeMap<>(redis.cli().hgetall(OVERLAY))).isEqualTo(new TreeMap<>(fates));
        members.removeIf(member -> placeOf(MEMBER, member) < floor);
        members.removeIf(member -> member.startsWith("c:") && member.compareTo("c:" + sixteen(9)) < 0);
        assertThat(members()).isEqualTo(members);
        assertThat(clean().more()).as("again").isFalse();
        assertThat(members()).isEqualTo(members);
    }

    /** What may become of a message, a bit of each; the threads, pins and calls as their scripts leave them. */
    private static void live(MessageId id, int i) {
        react(id);
        if (i % 4 == 1) {
            get(stores.all().messages().delete(CHANNEL, id, ADA));
        } else if (i % 4 == 2) {
            get(stores.all().messages().erase(CHANNEL, id, ADA));
        } else {
            byte[] payload = "{\"u\":\"Ada\",\"t\":\"x\"}".getBytes(StandardCharsets.UTF_8);
            get(stores.all().messages().edit(CHANNEL, id, payload, ADA));
        }
        redis.cli()
                .hset(
                        OVERLAY,
                        Map.of("t" + id.seq(), "2;" + id, "p" + id.seq(), "" + id, "u" + id.seq() + "/ada", "7"));
        index("o:" + sixteen(id.seq()));
        index("t:" + sixteen(id.seq()) + ":" + sixteen(id.seq() + 1));
        index("f:" + sixteen(id.seq()) + ":ada");
        index("p:" + sixteen(id.seq()));
        index("c:" + sixteen(i + 1));
        index("x:" + sixteen(9_999_999_999_999L - i) + ":" + id);
    }

    @Test
    void clean_age_leavesNothing_andTheChannelGoesOn() {
        List<MessageId> ids = publish(12);
        for (int i = 0; i < ids.size(); i++) {
            live(ids.get(i), i);
        }
        redis.cli().hset(META, "~age", "1");
        await().untilAsserted(() -> {
            clean();
            assertThat(redis.cli().xlen(STREAM)).isZero();
        });
        assertThat(clean().more()).isFalse();
        assertThat(redis.cli().hgetall(OVERLAY)).as("the stream is empty").containsOnlyKeys("~");
        assertThat(members()).containsExactly("~");
        redis.cli().hset(META, "~age", "0");
        MessageId next = publish(1).get(0);
        react(next);
        clean();
        assertThat(redis.cli().hgetall(OVERLAY)).containsOnlyKeys("~", "r" + next.seq());
        assertThat(members()).hasSize(3);
    }

    @Test
    void clean_number_followsTheStream() {
        List<MessageId> ids = publish(350);
        ids.forEach(TrimmedMessagesIT::react);
        redis.cli().hset(META, "~max", "500");
        clean();
        String oldest = redis.cli().xrange(STREAM, Range.unbounded()).get(0).getId();
        long floor = MessageId.parse(oldest).seq();
        assertThat(floor).as("something was trimmed").isGreaterThan(ids.get(0).seq());
        long standing = ids.stream().filter(id -> id.seq() >= floor).count();
        assertThat(redis.cli().hlen(OVERLAY)).isEqualTo(standing + 1);
        assertThat(redis.cli().zcard(INDEX)).isEqualTo(2 * standing + 1);
    }

    @Test
    void clean_erasedAtTheEdge_standsUntilItsTimeIsOver() {
        List<MessageId> ids = publish(5);
        get(stores.all().messages().erase(CHANNEL, ids.get(0), ADA));
        get(stores.all().messages().erase(CHANNEL, ids.get(2), ADA));
        get(stores.all().messages().erase(CHANNEL, ids.get(3), ADA));
        trimTo(ids.get(4));
        clean();
        assertThat(redis.cli().hgetall(OVERLAY))
                .as("the two right before the oldest entry; not the one before what was trimmed")
                .containsOnlyKeys(
                        "~", "x", "" + ids.get(2).seq(), "" + ids.get(3).seq())
                .containsEntry("x", "2");
        redis.cli().hset(META, "~age", "1");
        await().untilAsserted(() -> {
            clean();
            assertThat(redis.cli().hgetall(OVERLAY)).containsOnlyKeys("~");
        });
        assertThat(members()).containsExactly("~");
    }

    @Test
    void clean_aWrongCountOfErased_endsAtNone() {
        List<MessageId> ids = publish(4);
        get(stores.all().messages().erase(CHANNEL, ids.get(0), ADA));
        get(stores.all().messages().erase(CHANNEL, ids.get(1), ADA));
        redis.cli().hset(OVERLAY, "x", "1");
        trimTo(ids.get(3));
        clean();
        assertThat(redis.cli().hgetall(OVERLAY)).containsOnlyKeys("~");
    }

    @Test
    void clean_tenThousandReactionsToATrimmedMessage_aBitAtATime() {
        List<MessageId> ids = publish(2);
        react(ids.get(0));
        react(ids.get(1));
        crowd("r:" + sixteen(ids.get(0).seq()) + ":TElLRQ:", 10_000);
        trimTo(ids.get(1));
        long left = redis.cli().zcard(INDEX);
        int calls = 0;
        while (clean().more()) {
            long now = redis.cli().zcard(INDEX);
            assertThat(left - now).as("of one call").isBetween(1L, 2600L);
            left = now;
            calls++;
        }
        assertThat(calls).isBetween(4, 6);
        assertThat(members()).as("only the other one").hasSize(3);
        assertThat(redis.cli().hgetall(OVERLAY))
                .containsOnlyKeys("~", "r" + ids.get(1).seq());
    }

    @Test
    void delete_veryManyReactions_leavesTheRestToTheJanitor() {
        List<MessageId> ids = publish(2);
        react(ids.get(0));
        react(ids.get(1));
        crowd("r:" + sixteen(ids.get(0).seq()) + ":TElLRQ:", 13_000);
        get(stores.all().messages().delete(CHANNEL, ids.get(0), ADA));
        assertThat(redis.cli().zcard(INDEX)).as("not all at once").isGreaterThan(3000);
        int calls = 0;
        while (clean().more()) {
            calls++;
        }
        assertThat(calls).isBetween(1, 3);
        assertThat(members()).hasSize(4).noneMatch(member -> member.startsWith("z:"));
    }

    @Test
    void clean_manyTrimmedPlaces_aBitAtATime() {
        List<MessageId> ids = publish(1300);
        for (int i = 0; i < 1200; i++) {
            redis.cli().hset(OVERLAY, "r" + ids.get(i).seq(), "1-1;");
            index("o:" + sixteen(ids.get(i).seq()));
        }
        trimTo(ids.get(1250));
        assertThat(clean().more()).isTrue();
        assertThat(redis.cli().hlen(OVERLAY)).isEqualTo(701);
        assertThat(clean().more()).isTrue();
        assertThat(clean().more()).isFalse();
        assertThat(redis.cli().hlen(OVERLAY)).isEqualTo(1);
    }

    @Test
    void clean_manyThatExpire_walksThroughThem() {
        List<MessageId> ids = publish(2);
        String gone = ids.get(0).toString();
        String stands = ids.get(1).toString();
        for (int i = 0; i < 700; i++) {
            index("x:" + sixteen(1_000_000 + i) + ":" + (i % 2 == 0 ? gone : stands));
        }
        trimTo(ids.get(1));
        clean();
        assertThat(redis.cli().zcard(INDEX)).as("half of the first 500").isEqualTo(451);
        clean();
        assertThat(redis.cli().zcard(INDEX)).isEqualTo(351);
        assertThat(redis.cli().hexists(META, "~sx")).as("begins anew").isFalse();
    }

    @Test
    void clean_channelOfBefore_makesNoKeys_andTheFirstActDoes() {
        MessageId id = publish(5).get(2);
        redis.cli().del(OVERLAY, INDEX);
        assertThat(clean()).isEqualTo(new Cleaned(0, 0, 0, 0, false, false));
        assertThat(redis.cli().exists(OVERLAY, INDEX)).isZero();
        react(id);
        assertThat(get(stores.log().range(CHANNEL, MessageId.MIN, MessageId.MAX, 100, false))
                        .entries())
                .as("shown, though nothing else has become of anything")
                .filteredOn(entry -> entry.beside().reactions() != null)
                .hasSize(1);
        redis.cli().xtrim(STREAM, XTrimArgs.Builder.maxlen(0));
        clean();
        assertThat(redis.cli().hgetall(OVERLAY)).containsOnlyKeys("~");
        assertThat(members()).containsExactly("~");
    }

    private static List<MessageId> publish(int count) {
        return channels.publish(
                CHANNEL, IntStream.range(0, count).mapToObj(i -> "m" + i).toList());
    }

    private static void react(MessageId id) {
        get(stores.all().reactions().change(CHANNEL, id, LIKE, Act.GIVE, ADA));
    }

    private static void trimTo(MessageId first) {
        redis.cli().xtrim(STREAM, XTrimArgs.Builder.minId(first.toString()));
    }

    private static void index(String member) {
        redis.cli().zadd(INDEX, 0, member);
    }

    @SuppressWarnings("unchecked") // Lettuce's own varargs of a generic type
    private static void crowd(String prefix, int count) {
        ScoredValue<String>[] people = IntStream.range(0, count)
                .mapToObj(i -> ScoredValue.just(0, prefix + sixteen(i)))
                .toArray(ScoredValue[]::new);
        redis.cli().zadd(INDEX, people);
    }

    private static Set<String> members() {
        return new TreeSet<>(redis.cli().zrange(INDEX, 0, -1));
    }

    private static long placeOf(Pattern pattern, String text) {
        Matcher parts = pattern.matcher(text);
        return parts.matches() ? Long.parseLong(parts.group(1)) : Long.MAX_VALUE;
    }

    private static String sixteen(long number) {
        return String.format(Locale.ROOT, "%016d", number);
    }

    private static Cleaned clean() {
        return get(stores.janitor().clean(CHANNEL, HOUR, HOUR));
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(20)));
    }
}
