package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.ReactionStore.Act;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Reaction;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What it costs when very many people react to one message. It prints figures; what it asserts holds on a busy machine. */
@Tag("slow")
class ReactionCostIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Pattern CPU = Pattern.compile("used_cpu_(?:user|sys):([0-9.]+)");
    private static final ChannelId CHANNEL = ChannelId.of("c1");
    private static final Actor ADA = new Actor(WorkerStores.OWNER, false);
    private static final Reaction LIKE = Reaction.of("\uD83D\uDC4D");
    private static final int PEOPLE = 10_000;
    private static final int IN_FLIGHT = 64;

    @Test
    void aMessageThatEverybodyLikes_costsEachTheSame() {
        try (WorkerStores channels = new WorkerStores(redis.uri());
                TestStores stores = new TestStores(redis.uri())) {
            channels.create(CHANNEL);
            MessageId id = channels.publish(
                            CHANNEL,
                            IntStream.range(0, 200).mapToObj(i -> "m" + i).toList())
                    .get(100);
            List<Actor> people = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> new Actor(UserId.of(String.format(Locale.ROOT, "user-%017d", i)), false))
                    .toList();
            redis.cli()
                    .sadd(
                            "channel:{c1}:subs",
                            people.stream().map(actor -> actor.user().value()).toArray(String[]::new));
            ReactionStore reactions = stores.all().reactions();

            double first = all("the first 1 000 give it", people.subList(0, 1000), reactions, id, Act.GIVE);
            all("most give it", people.subList(1000, 9000), reactions, id, Act.GIVE);
            double last = all("the last 1 000 give it", people.subList(9000, PEOPLE), reactions, id, Act.GIVE);
            all("they give it again", people, reactions, id, Act.GIVE);
            all("they toggle it", people, reactions, id, Act.TOGGLE);
            all("and toggle it back", people, reactions, id, Act.TOGGLE);
            assertThat(last).as("no dearer than for the first, by far").isLessThan(5 * first + 200);

            measured("who, a page of 50", 200, () -> get(reactions.who(CHANNEL, id, LIKE, PageRequest.first(), ADA)));
            measured(
                    "who, a page of 1 000",
                    20,
                    () -> get(
                            reactions.who(CHANNEL, id, LIKE, PageRequest.first().limit(1000), ADA)));
            measured(
                    "200 messages with it",
                    50,
                    () -> get(stores.log()
                            .range(CHANNEL, MessageId.MIN, new MessageId(id.millis(), id.seq() + 100), 200, false)));
            assertThat(counted(reactions, id)).isEqualTo(PEOPLE);
            measured("delete it", 1, () -> get(stores.all().messages().delete(CHANNEL, id, ADA)));
        }
    }

    private static int counted(ReactionStore reactions, MessageId id) {
        int count = 0;
        PageRequest next = PageRequest.first().limit(1000);
        while (true) {
            Page<UserId> page = get(reactions.who(CHANNEL, id, LIKE, next, ADA));
            count += page.items().size();
            if (page.next().isEmpty()) {
                return count;
            }
            next = PageRequest.after(page.next().get()).limit(1000);
        }
    }

    /** The time of the server's processor that each took, in microseconds. */
    private static double all(String what, List<Actor> people, ReactionStore reactions, MessageId id, Act act) {
        double cpu = cpuMicros();
        long start = System.nanoTime();
        get(Flux.fromIterable(people)
                .flatMap(actor -> reactions.change(CHANNEL, id, LIKE, act, actor), IN_FLIGHT)
                .count());
        double each = (cpuMicros() - cpu) / people.size();
        print(what, people.size(), each, start);
        return each;
    }

    private static void measured(String what, int times, Runnable call) {
        double cpu = cpuMicros();
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            call.run();
        }
        print(what, times, (cpuMicros() - cpu) / times, start);
    }

    private static void print(String what, int times, double each, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%s: %d in %.2f s, Redis CPU %.0f us each%n", what, times, seconds, each);
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
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(120)));
    }
}
