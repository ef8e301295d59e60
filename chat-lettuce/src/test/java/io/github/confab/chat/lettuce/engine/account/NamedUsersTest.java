package io.github.confab.chat.lettuce.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.redis.NameClaim;
import io.github.confab.chat.lettuce.redis.NameClaims;
import io.github.confab.chat.lettuce.redis.StoredUser;
import io.github.confab.chat.lettuce.redis.UserStore;
import io.github.confab.chat.model.MentionText;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Who is meant by a name, and what is remembered of it. */
final class NamedUsersTest {

    private static final UserId ADA = UserId.of("u1");
    private static final UserId BOB = UserId.of("u2");

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final Map<String, String> claims = new HashMap<>();
    private final Map<UserId, StoredUser> accounts = new HashMap<>();
    private final List<List<String>> asked = new ArrayList<>();
    private final NamedUsers names = new NamedUsers(new Claims(), new Accounts(), time);

    NamedUsersTest() {
        register("ada", ADA);
        register("Bob", BOB);
    }

    @AfterEach
    void end() {
        time.dispose();
    }

    private void register(String name, UserId id) {
        claims.put(Username.of(name).skeleton(), id.value());
        accounts.put(id, new StoredUser(id, name, StoredUser.State.ACTIVE));
    }

    private List<UserId> meant(String text) {
        return Objects.requireNonNull(
                names.meant(MentionText.in(text).mentions()).block(Duration.ZERO));
    }

    @Test
    void meant_namesOfAMessage_areAskedForInOneCall() {
        assertThat(meant("@bob, @Ada and @nobody")).containsExactly(BOB, ADA);
        assertThat(asked).hasSize(1);
    }

    @Test
    void meant_oneUserBySeveralSpellings_isMeantOnce() {
        assertThat(meant("@ada @ADA \uFF20\uFF41da")).containsExactly(ADA);
    }

    @Test
    void meant_nameThatOnlyLooksLikeIt_isNobodys() {
        register("paypal", UserId.of("u3"));
        assertThat(meant("@paypa1 @p\u0430ypal")).isEmpty();
        assertThat(meant("@paypal")).hasSize(1);
    }

    @Test
    void meant_claimWithoutAnAccount_isNobodys() {
        claims.put(Username.of("ghost").skeleton(), "u9");
        assertThat(meant("@ghost")).isEmpty();
    }

    @Test
    void meant_erased_isNobody() {
        accounts.put(ADA, new StoredUser(ADA, StoredUser.ERASED_NAME, StoredUser.State.ERASED));
        assertThat(meant("@ada")).isEmpty();
    }

    @Test
    void meant_withoutSpaces_isTheLongestNameThatIsSomebodys() {
        String text = "@\u5F20\u4E09\u8BF7\u770B";
        register("\u5F20", UserId.of("u4"));
        assertThat(meant(text)).containsExactly(UserId.of("u4"));
        time.advanceTimeBy(NameMemory.LIFE);
        register("\u5F20\u4E09", UserId.of("u5"));
        assertThat(meant(text)).containsExactly(UserId.of("u5"));
    }

    // ---- memory

    @Test
    void meant_again_isRememberedForAWhile() {
        meant("@ada @nobody");
        assertThat(meant("@Ada @nobody")).containsExactly(ADA);
        assertThat(asked).hasSize(1);
        register("nobody", UserId.of("u6"));
        time.advanceTimeBy(NameMemory.LIFE.minusMillis(1));
        assertThat(meant("@nobody")).as("remembered as nobody's").isEmpty();
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(meant("@nobody")).hasSize(1);
        assertThat(asked).hasSize(2);
    }

    @Test
    void meant_someRemembered_onlyTheOthersAreAskedFor() {
        meant("@ada");
        assertThat(meant("@bob @ada")).containsExactly(BOB, ADA);
        assertThat(asked.get(1)).hasSize(1);
    }

    @Test
    void meant_moreNamesThanFit_theOldestAreForgotten() {
        meant("@ada");
        IntStream.range(0, NameMemory.MOST_NAMES / 50).forEach(i -> {
            StringBuilder text = new StringBuilder();
            IntStream.range(0, 50).forEach(j -> text.append(" @u").append(50 * i + j));
            meant(text.toString());
        });
        asked.clear();
        meant("@u999");
        assertThat(asked).as("the newest").isEmpty();
        meant("@ada");
        assertThat(asked).hasSize(1);
    }

    @Test
    void meant_failed_isNotRemembered() {
        NamedUsers down = new NamedUsers(
                new Claims(),
                new UserStore() {
                    @Override
                    public Mono<StoredUser> create(UserId id, Username username, NameClaim claim, String passwordHash) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Mono<StoredUser> get(UserId id) {
                        return Mono.defer(() -> asked.size() == 1
                                ? Mono.error(new IllegalStateException("down"))
                                : new Accounts().get(id));
                    }
                },
                time);
        List<List<Username>> ada = MentionText.in("@ada").mentions();
        List<Throwable> failures = new ArrayList<>();
        down.meant(ada).subscribe(found -> {}, failures::add);
        assertThat(failures).hasSize(1);
        assertThat(down.meant(ada).block(Duration.ZERO)).containsExactly(ADA);
    }

    private final class Accounts implements UserStore {

        @Override
        public Mono<StoredUser> create(UserId id, Username username, NameClaim claim, String passwordHash) {
            throw new UnsupportedOperationException("nobody is made here");
        }

        @Override
        public Mono<StoredUser> get(UserId id) {
            return Mono.justOrEmpty(accounts.get(id));
        }
    }

    private final class Claims implements NameClaims {

        @Override
        public Mono<NameClaim> claim(String name, String id) {
            throw new UnsupportedOperationException("nothing is claimed here");
        }

        @Override
        public Mono<NameClaim> claimToRename(String name, String id) {
            throw new UnsupportedOperationException("nothing is claimed here");
        }

        @Override
        public Mono<NameClaim> find(String name) {
            throw new UnsupportedOperationException("asked for one by one");
        }

        @Override
        public Mono<Boolean> release(String name, NameClaim claim) {
            throw new UnsupportedOperationException("nothing is given up here");
        }

        @Override
        public Mono<List<Optional<String>>> holders(List<String> names) {
            return Mono.fromSupplier(() -> {
                asked.add(names);
                return names.stream()
                        .map(name -> Optional.ofNullable(claims.get(name)))
                        .toList();
            });
        }
    }
}
