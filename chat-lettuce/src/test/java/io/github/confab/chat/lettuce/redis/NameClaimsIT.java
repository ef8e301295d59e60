package io.github.confab.chat.lettuce.redis;

import static io.github.confab.chat.lettuce.redis.TestStores.KEYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class NameClaimsIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static TestStores stores;

    @BeforeAll
    static void connect() {
        stores = new TestStores(redis.uri());
    }

    @AfterAll
    static void disconnect() {
        stores.close();
    }

    @Test
    void claim_free_isGiven() {
        NameClaim claim = get(stores.channelNames().claim("general", "c1"));
        assertThat(claim.holder()).isEqualTo("c1");
        assertThat(claim.ageMillis()).isZero();
        assertThat(claim.isListed()).isFalse();
        assertThat(claim.isAbandoned()).as("not yet").isFalse();
        assertThat(get(stores.channelNames().find("general")))
                .usingRecursiveComparison()
                .ignoringFields("ageMillis")
                .isEqualTo(claim);
    }

    @Test
    void claim_taken_tellsWhoHasIt() {
        NameClaim first = get(stores.channelNames().claim("general", "c1"));
        NameClaim second = get(stores.channelNames().claim("general", "c2"));
        assertThat(second.holder()).isEqualTo("c1");
        assertThat(second.stored()).isEqualTo(first.stored());
        StepVerifier.create(stores.channelNames().find("other")).verifyComplete();
    }

    @Test
    void claim_byTheHolder_isRenewed() {
        String old = "c1;1700000000000;c";
        redis.cli().hset(KEYS.channelNames(), "general", old);
        assertThat(get(stores.channelNames().find("general")).isAbandoned()).isTrue();
        assertThat(get(stores.channelNames().claim("general", "c1")).isAbandoned())
                .isFalse();
        assertThat(redis.cli().hget(KEYS.channelNames(), "general")).isNotEqualTo(old);
    }

    @Test
    void holders_manyNames_inTheirOrder() {
        get(stores.usernames().claim("ada", "u1"));
        get(stores.usernames().claim("bob", "u2"));
        redis.cli().hset(KEYS.usernames(), "odd", "what nobody here wrote");
        List<String> names = List.of("bob", "nobody", "odd", "ada");
        assertThat(get(stores.usernames().holders(names)))
                .containsExactly(Optional.of("u2"), Optional.empty(), Optional.empty(), Optional.of("u1"));
        List<String> many = IntStream.range(0, 1000).mapToObj(i -> "n" + i).toList();
        assertThat(get(stores.usernames().holders(many))).hasSize(1000).containsOnly(Optional.empty());
    }

    @Test
    void release_changedClaim_keepsIt() {
        redis.cli().hset(KEYS.channelNames(), "general", "c1;1700000000000;c");
        NameClaim seen = get(stores.channelNames().find("general"));
        get(stores.channelNames().claim("general", "c1"));
        assertThat(get(stores.channelNames().release("general", seen))).isFalse();
        NameClaim renewed = get(stores.channelNames().find("general"));
        assertThat(get(stores.channelNames().release("general", renewed))).isTrue();
        StepVerifier.create(stores.channelNames().find("general")).verifyComplete();
    }

    @Test
    void claimAndFind_foreignValue_isCorruptData() {
        for (String foreign : new String[] {"c1", "c1;x;c", ";1;c", "{a};1700000000000;l"}) {
            redis.cli().hset(KEYS.channelNames(), "general", foreign);
            StepVerifier.create(stores.channelNames().claim("general", "c2")).verifyError(CorruptDataException.class);
            StepVerifier.create(stores.channelNames().find("general")).verifyError(CorruptDataException.class);
            assertThat(redis.cli().hget(KEYS.channelNames(), "general"))
                    .as("left as it is")
                    .isEqualTo(foreign);
        }
    }

    @Test
    void createUser_oldClaim_isRefused() {
        UserId id = UserId.of("u1");
        Username name = Username.of("Ada");
        redis.cli().hset(KEYS.usernames(), "ada", "u1;1700000000000;c");
        StepVerifier.create(
                        stores.users().create(id, name, get(stores.usernames().find("ada")), ""))
                .verifyError(UnavailableException.class);
        StepVerifier.create(stores.users().get(id)).verifyComplete();
        NameClaim renewed = get(stores.usernames().claim("ada", "u1"));
        assertThat(get(stores.users().create(id, name, renewed, "")).username()).isEqualTo("Ada");
        assertThat(get(stores.users().create(id, name, renewed, "")).id())
                .as("sent again")
                .isEqualTo(id);
        assertThat(get(stores.users().get(id)).username()).isEqualTo("Ada");
        assertThat(redis.cli().hget(KEYS.user(id), "createdAt")).matches("\\d{13}");
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(10)));
    }
}
