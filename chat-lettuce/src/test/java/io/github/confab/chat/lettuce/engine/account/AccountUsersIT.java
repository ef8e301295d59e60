package io.github.confab.chat.lettuce.engine.account;

import static io.github.confab.chat.lettuce.engine.channel.Facets.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.error.NameTakenException;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.engine.channel.Facets;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.User;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class AccountUsersIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final String NAMES = "{users}:names";
    private static final String LONG_AGO = ";1700000000000;c";

    private static Facets one;
    private static Facets two;

    @BeforeAll
    static void connect() {
        one = new Facets(redis.uri());
        two = new Facets(redis.uri());
    }

    @AfterAll
    static void disconnect() {
        one.close();
        two.close();
    }

    @RepeatedTest(5)
    void create_sameNameFiftyTimes_oneWins() {
        List<User> winners = race();
        assertThat(winners).as("B17").hasSize(1);
        assertThat(get(two.users().find("ada")).id()).isEqualTo(winners.get(0).id());
        assertThat(redis.cli().keys("user:*")).hasSize(1);
    }

    @RepeatedTest(5)
    void create_fiftyTakeOverAnOldClaim_oneWins() {
        redis.cli().hset(NAMES, "ada", "dead" + LONG_AGO);
        List<User> winners = race();
        assertThat(winners).hasSize(1);
        assertThat(get(two.users().find("ada")).id()).isEqualTo(winners.get(0).id());
        assertThat(redis.cli().keys("user:*")).hasSize(1);
    }

    @Test
    void create_freshClaimWithoutAccount_isTaken() {
        get(one.stores().usernames().claim("ada", "somebody"));
        StepVerifier.create(one.users().create("Ada")).verifyError(NameTakenException.class);
        StepVerifier.create(one.users().find("Ada")).as("no account yet").verifyComplete();
    }

    @Test
    void create_oldClaimWithAccount_isTaken() {
        User ada = get(one.users().create("Ada"));
        redis.cli().hset(NAMES, "ada", ada.id() + LONG_AGO);
        StepVerifier.create(one.users().create("ADA"))
                .verifyErrorSatisfies(
                        error -> assertThat(((NameTakenException) error).name()).isEqualTo("ADA"));
        assertThat(get(one.users().find("ADA")).username()).isEqualTo("Ada");
    }

    @Test
    void create_languages_areKept() {
        for (String name : List.of(
                "\u0633\u0627\u0631\u0627", "\u5C0F\u660E", "\u0394\u03B7\u03BC\u03AE\u03C4\u03C1\u03B7\u03C2")) {
            User user = get(one.users().create(name));
            assertThat(get(two.users().get(user.id())).username()).isEqualTo(name);
            assertThat(user.id().value()).as("generated").matches("[A-Za-z0-9_-]{22}");
        }
        assertThat(redis.cli().keys("user:*")).allMatch(key -> key.matches("user:\\{[A-Za-z0-9_-]{22}}"));
    }

    @Test
    void everyCall_wrongArgument_throwsAtTheCall() {
        assertThatThrownBy(() -> one.users().create("admin")).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> one.users().find("a b")).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> one.users().get(null)).isInstanceOf(InvalidArgumentException.class);
    }

    private static List<User> race() {
        return get(Flux.range(0, 50)
                .flatMap(
                        i -> (i % 2 == 0 ? one : two)
                                .users()
                                .create("Ada")
                                .onErrorResume(NameTakenException.class, taken -> Mono.empty())
                                .subscribeOn(Schedulers.boundedElastic()),
                        50)
                .collectList());
    }
}
