package io.github.confab.chat.lettuce.redis;

import static io.github.confab.chat.lettuce.redis.TestStores.KEYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.ChannelStore.Creation;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Retention;
import io.github.confab.chat.model.UserId;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ChannelStoreIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final ChannelId ID = ChannelId.of("c1");
    private static final Actor ADA = new Actor(UserId.of("ada"), false);
    private static final Actor BOB = new Actor(UserId.of("bob"), false);
    private static final Actor APPLICATION = new Actor(UserId.SYSTEM, true);
    private static final ChannelSpec SPEC = ChannelSpec.named("General");

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
    void create_absent_beginsTheChain() {
        Creation made = created(SPEC, ADA, "e1");
        assertThat(made.created()).isTrue();
        assertThat(made.state().member()).as("the creator is the first member").isTrue();
        assertThat(made.state().owner()).isEqualTo("ada");
        List<StreamMessage<String, String>> entries = entries();
        assertThat(entries).extracting(e -> e.getBody().get("h")).containsExactly("c;;created", "j;ada;joined");
        String first = entries.get(0).getId();
        String second = entries.get(1).getId();
        assertThat(entries.get(0).getBody()).isEqualTo(Map.of("b", "0-0", "h", "c;;created", "n", "0", "p", ""));
        assertThat(entries.get(1).getBody()).containsEntry("b", first).containsEntry("n", "0");
        assertThat(List.of(MessageId.parse(first).seq(), MessageId.parse(second).seq()))
                .containsExactly(1L, 2L);
        assertThat(meta())
                .containsEntry("~e", "e1")
                .containsEntry("~l", second)
                .containsEntry("~n", "0")
                .containsEntry("~mv", "1")
                .containsEntry("~w", "300000")
                .containsEntry("~dmax", "1000000")
                .containsEntry("~max", "0")
                .containsEntry("~age", "0")
                .containsEntry("kind", "public")
                .containsEntry("name", "General")
                .containsEntry("owner", "ada");
        assertThat(meta().get("createdAt")).as("no exponent").matches("\\d{13}");
    }

    @Test
    void create_byTheApplication_hasNoMembers() {
        assertThat(created(SPEC, APPLICATION, "e1").state().owner()).isEmpty();
        assertThat(redis.cli().smembers(KEYS.members(ID))).containsExactly("~");
        assertThat(meta())
                .containsEntry("~mv", "0")
                .containsEntry("~l", entries().get(0).getId());
    }

    @Test
    void create_exists_changesNothing() {
        created(SPEC, ADA, "e1");
        Map<String, String> before = meta();
        Creation again = created(ChannelSpec.named("Other").kind(ChannelKind.PRIVATE), BOB, "e2");
        assertThat(again.created()).isFalse();
        assertThat(again.state().info().name().value()).isEqualTo("General");
        assertThat(again.state().member()).as("who asks is no member").isFalse();
        assertThat(meta()).isEqualTo(before);
    }

    @Test
    void create_sameCallSentAgain_isStillItsCreator() {
        created(SPEC, ADA, "e1");
        assertThat(created(SPEC, ADA, "e1").created())
                .as("its first reply got lost")
                .isTrue();
        assertThat(entries()).hasSize(2);
    }

    @Test
    void create_deletedId_completesEmpty() {
        created(SPEC, ADA, "e1");
        get(stores.channels().delete(ID, ADA));
        StepVerifier.create(stores.channels().create(ID, SPEC, BOB, "e2")).verifyComplete();
        assertThat(redis.cli().keys("*{c1}*")).as("only the mark").containsExactly(KEYS.meta(ID));
        assertThat(redis.cli().pttl(KEYS.meta(ID))).as("for a while").isPositive();
    }

    @Test
    void create_metaLostUnderALiveStream_isANewLifeOfTheSameStream() {
        created(SPEC, ADA, "e1");
        redis.cli()
                .xadd(KEYS.stream(ID), io.lettuce.core.XAddArgs.Builder.maxlen(100), Map.of("n", "41", "h", "m;a;t"));
        String last = entries().get(2).getId();
        redis.cli().del(KEYS.meta(ID));
        Creation mended = created(SPEC.description("bob's").retention(Retention.newest(1)), BOB, "e2");
        assertThat(mended.state().info().description()).as("nothing of bob's").isEmpty();
        assertThat(mended.state().info().retention()).as("nothing is deleted").isEqualTo(Retention.keepAll());
        assertThat(mended.created()).as("bob has not made it").isFalse();
        assertThat(mended.state().owner()).as("ada stays the owner").isEqualTo("ada");
        assertThat(mended.state().member()).as("bob is no member by that").isFalse();
        assertThat(meta()).containsEntry("~e", "e2").containsEntry("~l", last).containsEntry("~n", "41");
        assertThat(entries()).as("nothing is appended").hasSize(3);
    }

    @Test
    void create_metaOfAPrivateChannelLost_staysPrivate() {
        created(SPEC.kind(ChannelKind.PRIVATE), ADA, "e1");
        redis.cli().del(KEYS.meta(ID));
        assertThat(created(SPEC, BOB, "e2").state().isPublic()).isFalse();
        redis.cli().del(KEYS.meta(ID), KEYS.roles(ID));
        Creation again = created(SPEC, BOB, "e3");
        assertThat(again.state().isPublic())
                .as("if nothing is known, it is closed")
                .isFalse();
        assertThat(again.state().owner()).as("and only the application may").isEmpty();
    }

    @Test
    void create_streamTrimmedEmpty_keepsItsLastId() {
        created(SPEC, ADA, "e1");
        String last = meta().get("~l");
        redis.cli().xtrim(KEYS.stream(ID), 0);
        redis.cli().del(KEYS.meta(ID));
        created(SPEC, ADA, "e2");
        assertThat(meta()).containsEntry("~l", last).containsEntry("~n", "0");
    }

    @Test
    void create_everyKey_existsFromThenOnWithoutExpiry() {
        created(SPEC, ADA, "e1");
        List<String> keys = KEYS.ofChannel(ID);
        assertThat(redis.cli().keys("*{c1}*")).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(keys).allSatisfy(key -> assertThat(redis.cli().ttl(key)).isEqualTo(-1));
        get(stores.members().leave(ID, ADA));
        assertThat(redis.cli().keys("*{c1}*")).as("also without members").hasSameSizeAs(keys);
    }

    @Test
    void read_foreignFields_isCorruptData() {
        created(SPEC, ADA, "e1");
        redis.cli().hset(KEYS.meta(ID), "kind", "secret");
        StepVerifier.create(stores.channels().read(ID, ADA)).verifyError(CorruptDataException.class);
        redis.cli().hset(KEYS.meta(ID), Map.of("kind", "public", "name", "a\nb"));
        StepVerifier.create(stores.channels().read(ID, ADA)).verifyError(CorruptDataException.class);
        redis.cli().hdel(KEYS.meta(ID), "name");
        StepVerifier.create(stores.channels().read(ID, ADA)).verifyError(CorruptDataException.class);
    }

    @Test
    void update_retention_isReadBackAndTrims() {
        created(SPEC, ADA, "e1");
        for (int i = 0; i < 300; i++) {
            redis.cli().xadd(KEYS.stream(ID), Map.of("n", "" + i));
        }
        var week = new Retention(java.util.Optional.of(10L), java.util.Optional.of(Duration.ofDays(7)));
        var change = get(stores.channels().update(ID, ChannelUpdate.retain(week), ADA));
        assertThat(change.info().retention()).isEqualTo(week);
        assertThat(redis.cli().xlen(KEYS.stream(ID)))
                .as("whole nodes of 100 go")
                .isBetween(10L, 110L);
        get(stores.channels().update(ID, ChannelUpdate.retain(Retention.keepAll()), APPLICATION));
        assertThat(meta()).containsEntry("~max", "0").containsEntry("~age", "0");
    }

    @Test
    void rename_oldClaimOrForeignToken_isRefused() {
        created(SPEC, ADA, "e1");
        long now = Long.parseLong(redis.cli().time().get(0)) * 1000;
        NameClaim old = new NameClaim("c1", now - 55_000, NameClaim.State.RENAMING, 55_000, "");
        NameClaim good = new NameClaim("c1", now - 40_000, NameClaim.State.RENAMING, 40_000, "");
        ChannelUpdate update = ChannelUpdate.rename("New");
        stores.channels().beginRename(ID, ADA, "t1").block();
        StepVerifier.create(stores.channels().rename(ID, update, ADA, "t1", old))
                .verifyError(UnavailableException.class);
        StepVerifier.create(stores.channels().rename(ID, update, ADA, "t2", good))
                .verifyError(UnavailableException.class);
        assertThat(meta()).as("others may have the name by now").containsEntry("name", "General");
        long version = Long.parseLong(meta().get("~nv"));
        var change = get(stores.channels().rename(ID, update, ADA, "t1", good));
        assertThat(change.previousName()).isEqualTo("general");
        assertThat(change.state().normalizedName()).isEqualTo("new");
        assertThat(change.state().nameVersion()).isGreaterThan(version);
    }

    @Test
    void beginRename_begun_makesOthersWait() {
        StepVerifier.create(stores.channels().beginRename(ID, ADA, "t1")).verifyError(ChannelNotFoundException.class);
        created(SPEC, ADA, "e1");
        StepVerifier.create(stores.channels().beginRename(ID, BOB, "t1")).verifyError(ForbiddenException.class);
        StepVerifier.create(stores.channels().beginRename(ID, ADA, "t1")).verifyComplete();
        StepVerifier.create(stores.channels().beginRename(ID, ADA, "t1"))
                .as("sent again")
                .verifyComplete();
        StepVerifier.create(stores.channels().beginRename(ID, APPLICATION, "t2"))
                .verifyError(UnavailableException.class);
        StepVerifier.create(stores.channels().endRename(ID, "t2"))
                .as("not its own")
                .verifyComplete();
        StepVerifier.create(stores.channels().beginRename(ID, ADA, "t3")).verifyError(UnavailableException.class);
        StepVerifier.create(stores.channels().endRename(ID, "t1")).verifyComplete();
        StepVerifier.create(stores.channels().beginRename(ID, ADA, "t3")).verifyComplete();
    }

    @Test
    void updateAndDelete_byOthersOrAbsent_areRefused() {
        StepVerifier.create(stores.channels().update(ID, ChannelUpdate.describe("x"), APPLICATION))
                .verifyError(ChannelNotFoundException.class);
        StepVerifier.create(stores.channels().delete(ID, BOB)).verifyComplete();
        created(SPEC, ADA, "e1");
        StepVerifier.create(stores.channels().update(ID, ChannelUpdate.describe("x"), BOB))
                .verifyError(ForbiddenException.class);
        StepVerifier.create(stores.channels().delete(ID, BOB)).verifyError(ForbiddenException.class);
        assertThat(meta()).containsEntry("description", "");
    }

    @Test
    void delete_groupsAndDeadLetters_leavesNothing() {
        created(SPEC, ADA, "e1");
        for (String group : List.of("g1", "g2")) {
            redis.cli()
                    .xgroupCreate(StreamOffset.from(KEYS.stream(ID), "0"), group, XGroupCreateArgs.Builder.mkstream());
            redis.cli().xadd(KEYS.deadLetters(ID, group), Map.of("a", "b"));
        }
        redis.cli().hset(KEYS.meta(ID), "~g:g3", "-");
        redis.cli().xadd(KEYS.deadLetters(ID, "g3"), Map.of("of a", "deleted group"));
        assertThat(get(stores.channels().delete(ID, ADA))).as("its name").isEqualTo("general");
        assertThat(redis.cli().keys("*{c1}*")).as("only the mark").containsExactly(KEYS.meta(ID));
        assertThat(get(stores.channels().delete(ID, ADA))).as("again").isEqualTo("general");
        StepVerifier.create(stores.channels().read(ID, ADA)).verifyComplete();
    }

    @Test
    void delete_streamOfAForeignType_deletesItToo() {
        created(SPEC, ADA, "e1");
        redis.cli().set(KEYS.stream(ID), "somebody else's");
        assertThat(get(stores.channels().delete(ID, ADA))).isEqualTo("general");
        assertThat(redis.cli().exists(KEYS.stream(ID))).isZero();
    }

    private static Creation created(ChannelSpec spec, Actor creator, String epoch) {
        return get(stores.channels().create(ID, spec, creator, epoch));
    }

    private static Map<String, String> meta() {
        return redis.cli().hgetall(KEYS.meta(ID));
    }

    private static List<StreamMessage<String, String>> entries() {
        return redis.cli().xrange(KEYS.stream(ID), Range.unbounded());
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(10)));
    }
}
