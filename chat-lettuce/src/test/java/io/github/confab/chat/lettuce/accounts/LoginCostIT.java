package io.github.confab.chat.lettuce.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.lettuce.ChatUnderTest;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.engine.account.AccountSettings.AttemptLimits;
import io.github.confab.chat.lettuce.redis.ThrottleStore.Limit;
import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.Draft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What logins cost, and whom. It prints figures; what it asserts holds on a busy machine too. */
@Tag("slow")
class LoginCostIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "a long way to Tipperary";
    private static final String WRONG = "a short way to Tipperary";
    private static final int TRIES = 200;
    private static final int CROWD = 32;

    private Chat chat;

    @BeforeEach
    void connect() {
        Limit none = Limit.of(1_000_000, Duration.ofHours(1));
        chat = ChatUnderTest.connect(
                        LettuceChatOptions.builder().redis(redis.uri()).build(), new AttemptLimits(none, none, none))
                .block(PATIENCE);
    }

    @AfterEach
    void close() {
        chat.close().block(PATIENCE);
    }

    @Test
    void login_unknownOrWrong_takesAsLong() {
        chat.users().register(Credentials.of("ada", PASSWORD)).block(PATIENCE);
        List<Double> unknown = new ArrayList<>();
        List<Double> wrong = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            unknown.add(millisOf(chat.login(Credentials.of("nobody" + i, WRONG)).onErrorComplete()));
            wrong.add(millisOf(chat.login(Credentials.of("ada", WRONG)).onErrorComplete()));
        }
        double gap = Math.abs(at(unknown, 0.5) - at(wrong, 0.5));
        System.out.printf(
                Locale.ROOT,
                "login: unknown user %.1f ms, wrong password %.1f ms, gap of the medians %.1f ms (%d tries)%n",
                at(unknown, 0.5),
                at(wrong, 0.5),
                gap,
                TRIES);
        assertThat(gap)
                .as("B22: without a hash for the unknown the gap would be nearly all of it")
                .isLessThan(at(wrong, 0.5) / 2);
    }

    @Test
    void login_crowd_doesNotHoldUpPublish() {
        ChatClient bob =
                chat.actAs(chat.users().create("bob").block(PATIENCE).id()).block(PATIENCE);
        Channel channel = bob.channels().open("general").block(PATIENCE);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            names.add("u" + i);
            chat.users().register(Credentials.of("u" + i, PASSWORD)).block(PATIENCE);
        }
        List<Double> quiet = publishFor(channel, Mono.delay(Duration.ofSeconds(2)));
        long begin = System.nanoTime();
        Mono<Long> crowd = Flux.fromIterable(names)
                .flatMap(name -> chat.login(Credentials.of(name, PASSWORD)), CROWD)
                .count();
        AtomicBoolean allIn = new AtomicBoolean();
        List<Double> busy = publishFor(channel, crowd.doOnNext(count -> allIn.set(count == CROWD)));
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "publish: p99 %.1f ms alone (%d), %.1f ms beside %d logins (%d); logins %.1f a second%n",
                at(quiet, 0.99),
                quiet.size(),
                at(busy, 0.99),
                CROWD,
                busy.size(),
                CROWD / seconds);
        assertThat(allIn).as("nobody was turned away").isTrue();
        assertThat(busy).as("and messages went through meanwhile").isNotEmpty();
    }

    private static List<Double> publishFor(Channel channel, Mono<Long> until) {
        AtomicBoolean over = new AtomicBoolean();
        until.doFinally(end -> over.set(true)).subscribe();
        List<Double> times = new ArrayList<>();
        while (!over.get()) {
            times.add(millisOf(channel.publish(Draft.text("tick"))));
        }
        return times;
    }

    private static double millisOf(Mono<?> call) {
        long begin = System.nanoTime();
        call.block(PATIENCE);
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double at(List<Double> times, double share) {
        List<Double> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share)));
    }
}
