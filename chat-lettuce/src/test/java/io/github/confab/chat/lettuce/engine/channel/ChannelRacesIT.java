package io.github.confab.chat.lettuce.engine.channel;

import static io.github.confab.chat.lettuce.engine.channel.Facets.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.NameTakenException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Two processes, sixteen threads, one name. */
class ChannelRacesIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final int THREADS = 16;
    private static final String NAMES = "{dir}:names";

    private static Facets one;
    private static Facets two;
    private static Scheduler threads;

    @BeforeAll
    static void connect() {
        one = new Facets(redis.uri());
        two = new Facets(redis.uri());
        threads = Schedulers.newParallel("race", THREADS);
    }

    @AfterAll
    static void disconnect() {
        one.close();
        two.close();
        threads.dispose();
    }

    @RepeatedTest(20)
    void open_sameName_isOneChannel() {
        List<Channel> opened = race(i -> process(i).as("u" + i).open("General"));
        ChannelId id = opened.get(0).id();
        assertThat(opened).hasSize(THREADS).allSatisfy(channel -> assertThat(channel.id())
                .isEqualTo(id));
        assertThat(redis.cli().scard("channel:{" + id + "}:subs"))
                .as("all are in")
                .isEqualTo(THREADS + 1);
        assertThat(redis.cli().xlen("message:{" + id + "}"))
                .as("created once, joined each")
                .isEqualTo(THREADS + 1);
        assertThat(redis.cli().zcard("{dir}:ids")).isOne();
        assertThat(redis.cli().keys("message:*"))
                .as("nothing half-made is left")
                .hasSize(1);
    }

    @RepeatedTest(10)
    void create_sameName_oneWins() {
        List<Channel> created = race(i -> process(i)
                .as("u" + i)
                .create(ChannelSpec.named("General"))
                .onErrorResume(NameTakenException.class, taken -> Mono.empty()));
        assertThat(created).hasSize(1);
        String owner = redis.cli().hget("channel:{" + created.get(0).id() + "}", "owner");
        assertThat(redis.cli().smembers("channel:{" + created.get(0).id() + "}:subs"))
                .as("the winner owns it and is its first member")
                .containsExactlyInAnyOrder("~", owner);
    }

    @RepeatedTest(10)
    void update_manyRenameToOneName_oneWins() {
        List<Channel> channels = race(i -> process(i).as("u" + i).open("room " + i));
        Set<ChannelId> renamed = Set.copyOf(race(i -> process(i)
                .asSystem()
                .update(channels.get(i).id(), ChannelUpdate.rename("General"))
                .map(info -> info.id())
                .onErrorResume(NameTakenException.class, taken -> Mono.empty())));
        assertThat(renamed).hasSize(1);
        assertThat(get(one.asSystem().find("general")).id()).isIn(renamed);
        assertNamesAreConsistent(THREADS);
    }

    @RepeatedTest(10)
    void update_oneChannelToManyNames_hasOneInTheEnd() {
        Channel channel = get(one.as("ada").open("General"));
        race(i -> process(i)
                .as("ada")
                .update(channel.id(), ChannelUpdate.rename("name " + i % 3))
                // one at a time: the others are told to try again
                .retryWhen(Retry.fixedDelay(50, Duration.ofMillis(2)).filter(UnavailableException.class::isInstance))
                .onErrorResume(NameTakenException.class, taken -> Mono.empty()));
        assertNamesAreConsistent(1);
    }

    @RepeatedTest(10)
    void openRenameDelete_sameNames_namesStayConsistent() {
        race(i -> {
            var channels = process(i).asSystem();
            return channels.open("General")
                    .flatMap(channel -> switch (i % 4) {
                        case 0 -> channels.delete(channel.id()).thenReturn("deleted");
                        case 1 ->
                            channels.update(channel.id(), ChannelUpdate.rename("Other"))
                                    .thenReturn("renamed")
                                    .onErrorResume(UnavailableException.class, busy -> Mono.empty());
                        default -> channels.open("Other").thenReturn("opened");
                    })
                    .onErrorResume(NameTakenException.class, taken -> Mono.empty())
                    .onErrorResume(ChannelNotFoundException.class, gone -> Mono.empty());
        });
        // what a racer has left behind in the middle of a change, an opener puts right
        get(one.asSystem().open("General"));
        get(one.asSystem().open("Other"));
        assertNamesAreConsistent(2);
    }

    /** Each name leads to a channel that has it, each channel has one name and is listed once. */
    private static void assertNamesAreConsistent(int channels) {
        Map<String, String> names = redis.cli().hgetall(NAMES);
        assertThat(names).hasSize(channels);
        names.forEach((name, claim) -> assertThat(redis.cli().hget("channel:{" + claim.split(";")[0] + "}", "~name"))
                .isEqualTo(name));
        assertThat(get(one.asSystem().list(PageRequest.first())).items()).hasSize(channels);
        assertThat(redis.cli().zcard("{dir}:ids")).isEqualTo(channels);
        assertThat(redis.cli().keys("message:*")).hasSize(channels);
    }

    private static Facets process(int i) {
        return i % 2 == 0 ? one : two;
    }

    private static <T> List<T> race(Function<Integer, Mono<T>> runner) {
        return get(Flux.range(0, THREADS)
                .flatMap(i -> Mono.defer(() -> runner.apply(i)).subscribeOn(threads), THREADS)
                .collectList());
    }
}
