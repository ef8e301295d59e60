package io.github.confab.chat.lettuce.redis;

import static io.github.confab.chat.lettuce.redis.TestStores.KEYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Member;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.UserId;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class MemberStoreIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final ChannelId ID = ChannelId.of("c1");
    private static final Actor ADA = actor("ada");
    private static final Actor BOB = actor("bob");
    private static final Actor APPLICATION = new Actor(UserId.SYSTEM, true);

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
    void joinAndLeave_changes_areChainedAndCounted() {
        create(ChannelKind.PUBLIC);
        assertThat(get(stores.members().join(ID, BOB))).isTrue();
        assertThat(get(stores.members().join(ID, BOB))).isFalse();
        assertThat(get(stores.members().leave(ID, BOB))).isTrue();
        assertThat(get(stores.members().leave(ID, BOB))).isFalse();
        var entries = redis.cli().xrange(KEYS.stream(ID), io.lettuce.core.Range.unbounded());
        assertThat(entries)
                .extracting(e -> e.getBody().get("h"))
                .as("an entry per change, none for a repetition")
                .containsExactly("c;;created", "j;ada;joined", "j;bob;joined", "l;bob;left");
        for (int i = 1; i < entries.size(); i++) {
            assertThat(entries.get(i).getBody())
                    .containsEntry("b", entries.get(i - 1).getId())
                    .containsEntry("n", "0");
        }
        Map<String, String> meta = redis.cli().hgetall(KEYS.meta(ID));
        assertThat(meta)
                .containsEntry("~mv", "3")
                .containsEntry("~l", entries.get(3).getId())
                .containsEntry("~n", "0");
    }

    @Test
    void joinAndDelete_subscriber_isTold() throws InterruptedException {
        create(ChannelKind.PUBLIC);
        String before = redis.cli().hget(KEYS.meta(ID), "~l");
        BlockingQueue<String> frames = new LinkedBlockingQueue<>();
        RedisClient client = RedisClient.create(redis.uri());
        try (var subscriber = client.connectPubSub()) {
            subscriber.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String topic, String frame) {
                    frames.add(frame);
                }
            });
            subscriber.sync().subscribe(KEYS.topic(ID));
            get(stores.members().join(ID, BOB));
            String last = redis.cli().hget(KEYS.meta(ID), "~l");
            assertThat(frames.poll(5, TimeUnit.SECONDS))
                    .isEqualTo("2m;e1;" + before + ";1\n" + last + ";0;j;bob;joined;;0\n");
            get(stores.channels().delete(ID, ADA));
            assertThat(frames.poll(5, TimeUnit.SECONDS)).isEqualTo("2c;e1;gone\n");
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    @Test
    void join_private_onlyTheOwnerAndMembers() {
        create(ChannelKind.PRIVATE);
        StepVerifier.create(stores.members().join(ID, BOB)).verifyErrorSatisfies(MemberStoreIT::isPrivate);
        redis.cli().srem(KEYS.members(ID), "ada");
        assertThat(get(stores.members().join(ID, ADA)))
                .as("the owner comes back, after somebody changed keys by hand")
                .isTrue();
        assertThat(get(stores.members().add(ID, BOB.user(), ADA))).isTrue();
        assertThat(get(stores.members().join(ID, BOB))).as("a member already").isFalse();
    }

    @Test
    void addAndRemove_byOthers_areForbidden() {
        create(ChannelKind.PUBLIC);
        get(stores.members().join(ID, BOB));
        String last = redis.cli().hget(KEYS.meta(ID), "~l");
        StepVerifier.create(stores.members().add(ID, UserId.of("eve"), BOB)).verifyError(ForbiddenException.class);
        StepVerifier.create(stores.members().add(ID, BOB.user(), BOB)).verifyError(ForbiddenException.class);
        StepVerifier.create(stores.members().remove(ID, ADA.user(), BOB)).verifyError(ForbiddenException.class);
        assertThat(redis.cli().hget(KEYS.meta(ID), "~l"))
                .as("nothing is stored")
                .isEqualTo(last);
        assertThat(get(stores.members().remove(ID, ADA.user(), APPLICATION))).isTrue();
        assertThat(get(contains(ID, ADA.user()))).isFalse();
    }

    @Test
    void joinAndLeave_byTheApplication_changeNothing() {
        create(ChannelKind.PRIVATE);
        assertThat(get(stores.members().join(ID, APPLICATION))).isFalse();
        assertThat(get(stores.members().leave(ID, APPLICATION))).isFalse();
        assertThat(redis.cli().smembers(KEYS.members(ID))).containsExactlyInAnyOrder("~", "ada");
    }

    @Test
    void everyMethod_noChannel_errorsAndStoresNothing() {
        PageRequest first = PageRequest.first();
        for (Mono<?> call : List.of(
                stores.members().join(ID, BOB),
                stores.members().leave(ID, BOB),
                stores.members().add(ID, BOB.user(), APPLICATION),
                stores.members().remove(ID, BOB.user(), APPLICATION),
                stores.members().get(ID, BOB.user(), APPLICATION),
                stores.members().list(ID, first, BOB))) {
            StepVerifier.create(call).verifyError(ChannelNotFoundException.class);
        }
        assertThat(redis.cli().keys("*")).isEmpty();
    }

    @Test
    void join_streamOfAForeignType_changesNothing() {
        create(ChannelKind.PUBLIC);
        redis.cli().set(KEYS.stream(ID), "somebody else's");
        StepVerifier.create(stores.members().join(ID, BOB)).verifyError(CorruptDataException.class);
        assertThat(get(contains(ID, BOB.user()))).as("no half change").isFalse();
    }

    @Test
    void list_manyMembers_hasEachOnceAndNoSentinel() {
        create(ChannelKind.PUBLIC);
        List<String> expected = new ArrayList<>(List.of("ada"));
        for (int i = 0; i < 3000; i++) {
            expected.add("u" + i);
        }
        redis.cli().sadd(KEYS.members(ID), expected.toArray(String[]::new));
        List<String> seen = new ArrayList<>();
        PageRequest request = PageRequest.first().limit(100);
        Page<Member> page;
        int pages = 0;
        do {
            page = get(stores.members().list(ID, request, BOB));
            page.items().forEach(member -> seen.add(member.user().value()));
            assertThat(page.items().size()).as("about the limit").isLessThan(200);
            request = page.next().map(PageRequest::after).orElse(request).limit(100);
            pages++;
        } while (page.next().isPresent());
        assertThat(seen).hasSameSizeAs(new HashSet<>(seen)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(pages).isGreaterThan(10);
    }

    @Test
    void list_private_onlyForMembers() {
        create(ChannelKind.PRIVATE);
        StepVerifier.create(stores.members().list(ID, PageRequest.first(), BOB))
                .verifyErrorSatisfies(MemberStoreIT::isPrivate);
        assertThat(get(stores.members().list(ID, PageRequest.first(), ADA)).items())
                .containsExactly(new Member(ADA.user(), Role.OWNER, false, Optional.empty()));
        assertThat(get(stores.members().list(ID, PageRequest.first(), APPLICATION))
                        .items())
                .hasSize(1);
    }

    @Test
    void list_foreignToken_throwsAtTheCall() {
        for (String token : List.of("abc", "0", "czA", PageTokens.of("=general\0c1"))) {
            var request = new PageRequest(10, Optional.of(token));
            assertThatThrownBy(() -> stores.members().list(ID, request, ADA))
                    .isInstanceOf(InvalidArgumentException.class);
        }
    }

    private static Mono<Boolean> contains(ChannelId id, UserId user) {
        return stores.members().get(id, user, APPLICATION).hasElement();
    }

    private static void isPrivate(Throwable error) {
        assertThat(error).isInstanceOf(ForbiddenException.class);
        assertThat(((ForbiddenException) error).reason()).isEqualTo(ForbiddenException.Reason.PRIVATE);
    }

    private static void create(ChannelKind kind) {
        get(stores.channels().create(ID, ChannelSpec.named("general").kind(kind), ADA, "e1"));
    }

    private static Actor actor(String user) {
        return new Actor(UserId.of(user), false);
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(10)));
    }
}
