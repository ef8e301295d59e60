package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.lettuce.redis.GroupReply.Status;
import io.github.confab.chat.lettuce.redis.GroupStore.Held;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.models.stream.PendingMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class GroupStoreIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final ChannelId CHANNEL = ChannelId.of("c1");
    private static final GroupMember ME = new GroupMember(CHANNEL, "g", "me");
    private static final GroupMember OTHER = new GroupMember(CHANNEL, "g", "other");
    private static final String STREAM = "message:{c1}";
    private static final String DEAD = "message:{c1}:dlq:g";

    private static WorkerStores stores;
    private static GroupStore groups;

    @BeforeAll
    static void connect() {
        stores = new WorkerStores(redis.uri());
        groups = stores.groups();
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
    void join_twice_makesOneGroup_ofOneGeneration() {
        GroupReply first = get(groups.join(ME, GroupStart.OLDEST, List.of()));
        GroupReply second = get(groups.join(OTHER, GroupStart.LATEST, List.of()));
        assertThat(first.status()).isEqualTo(Status.OK);
        assertThat(first.epoch()).isEqualTo("e-c1");
        assertThat(first.position()).isEqualTo("0-0");
        assertThat(second.generation()).isEqualTo(first.generation()).isNotEmpty();
        assertThat(second.position()).as("the group keeps its place").isEqualTo("0-0");
    }

    @Test
    void join_latest_beginsBehindWhatIsStored() {
        stores.publish(CHANNEL, List.of("old"));
        get(groups.join(ME, GroupStart.LATEST, List.of()));
        stores.publish(CHANNEL, List.of("new"));
        assertThat(get(groups.take(ME, 10)).deliveries()).hasSize(1);
    }

    @Test
    void join_positionOfAnotherLife_orAheadOfTheHistory_beginsAtTheOldest() {
        MessageId id = stores.publish(CHANNEL, List.of("m0")).get(0);
        GroupMember second = new GroupMember(CHANNEL, "h", "me");
        GroupMember third = new GroupMember(CHANNEL, "i", "me");
        assertThat(get(groups.join(ME, new GroupStart(id.toString(), "e-c1"), List.of())).position())
                .isEqualTo(id.toString());
        assertThat(get(groups.join(second, new GroupStart(id.toString(), "gone"), List.of())).position())
                .as("another epoch")
                .isEqualTo("0-0");
        String ahead = id.millis() + "-" + (id.seq() + 1);
        assertThat(get(groups.join(third, new GroupStart(ahead, "e-c1"), List.of())).position())
                .as("a failover lost the tail it stood in: rather twice than never")
                .isEqualTo("0-0");
    }

    @Test
    void everyCall_noChannel_saysSo_andMakesNothing() {
        redis.cli().flushall();
        assertThat(List.of(
                        get(groups.join(ME, GroupStart.OLDEST, List.of())),
                        get(groups.take(ME, 1)),
                        get(groups.own(ME, "0-0", 1)),
                        get(groups.claim(ME, Duration.ZERO, "0-0", 1)),
                        get(groups.again(ME, List.of("1-1"))),
                        get(groups.keep(ME, List.of("1-1"))),
                        get(groups.ack(ME, List.of("1-1"))),
                        get(groups.bury(ME, new Held("1-1", 1), "bad")),
                        get(groups.leave(ME, Duration.ZERO, List.of("1-1")))))
                .extracting(GroupReply::status)
                .containsOnly(Status.NO_CHANNEL);
        assertThat(redis.cli().keys("*")).isEmpty();
    }

    @Test
    void everyCall_noGroup_saysSo() {
        assertThat(List.of(
                        get(groups.take(ME, 1)),
                        get(groups.own(ME, "0-0", 1)),
                        get(groups.claim(ME, Duration.ZERO, "0-0", 1)),
                        get(groups.again(ME, List.of("1-1"))),
                        get(groups.keep(ME, List.of("1-1"))),
                        get(groups.bury(ME, new Held("1-1", 1), "bad")),
                        get(groups.leave(ME, Duration.ZERO, List.of()))))
                .extracting(GroupReply::status)
                .containsOnly(Status.NO_GROUP);
    }

    @Test
    void join_streamGone_saysSo_andDoesNotMakeIt() {
        redis.cli().del(STREAM);
        assertThat(get(groups.join(ME, GroupStart.OLDEST, List.of())).status()).isEqualTo(Status.NO_STREAM);
        assertThat(redis.cli().exists(STREAM)).isZero();
    }

    @Test
    void everyCall_anotherTypeInPlaceOfTheStream_errorsWithCorruptData() {
        redis.cli().del(STREAM);
        redis.cli().set(STREAM, "text");
        assertThatThrownBy(() -> get(groups.take(ME, 1))).isInstanceOf(CorruptDataException.class);
        assertThatThrownBy(() -> get(groups.join(ME, GroupStart.OLDEST, List.of())))
                .isInstanceOf(CorruptDataException.class);
    }

    @Test
    void take_entries_givesAllFields_ofOursAndOfOthers() {
        MessageId id = joinedAndPublished("m0").get(0);
        String foreign = redis.cli().xadd(STREAM, Map.of("h", "x", "what", "ever"));
        List<Delivery> taken = get(groups.take(ME, 10)).deliveries();
        assertThat(taken).hasSize(2).extracting(Delivery::attempt).containsOnly(1);
        StreamEntry ours = taken.get(0).entry();
        StreamMessage<String, String> stored =
                redis.cli().xrange(STREAM, Range.create(id.toString(), id.toString())).get(0);
        assertThat(ours.id()).isEqualTo(id.toString());
        assertThat(Map.of(
                        "b", Objects.requireNonNull(ours.previous()),
                        "h", Objects.requireNonNull(ours.header()),
                        "n", Objects.requireNonNull(ours.ordinal()),
                        "p", Replies.text(Objects.requireNonNull(ours.payload()))))
                .isEqualTo(stored.getBody());
        assertThat(taken.get(1).entry()).isEqualTo(new StreamEntry(foreign, null, "x", null, null));
    }

    @Test
    void own_afterALostReply_givesTheSameWithoutCountingIt_inPages() {
        joinedAndPublished("m0", "m1", "m2");
        get(groups.take(ME, 10));
        GroupReply first = get(groups.own(ME, "0-0", 2));
        GroupReply second = get(groups.own(ME, first.position(), 2));
        assertThat(first.deliveries()).hasSize(2);
        assertThat(second.deliveries()).hasSize(1);
        assertThat(second.position()).as("the last page").isEmpty();
        assertThat(first.deliveries()).extracting(Delivery::attempt).containsOnly(1);
        assertThat(pending()).extracting(PendingMessage::getRedeliveryCount).containsOnly(1L);
    }

    @Test
    void own_trimmed_isToldAndAcknowledged() {
        List<MessageId> ids = joinedAndPublished("m0", "m1");
        get(groups.take(ME, 10));
        redis.cli().xdel(STREAM, ids.get(0).toString());
        GroupReply own = get(groups.own(ME, "0-0", 10));
        assertThat(own.ids()).containsExactly(ids.get(0).toString());
        assertThat(own.deliveries()).hasSize(1);
        assertThat(pending()).hasSize(1);
    }

    @Test
    void claim_onlyTheSilent_withAttempts_andTheTrimmed() {
        List<MessageId> ids = joinedAndPublished("m0", "m1", "m2");
        get(groups.take(OTHER, 10));
        assertThat(get(groups.claim(ME, Duration.ofMinutes(1), "0-0", 10)).deliveries())
                .as("not silent for so long")
                .isEmpty();
        redis.cli().xdel(STREAM, ids.get(1).toString());
        GroupReply claimed = get(groups.claim(ME, Duration.ZERO, "0-0", 10));
        assertThat(claimed.deliveries()).extracting(Delivery::attempt).containsExactly(2, 2);
        assertThat(claimed.ids()).containsExactly(ids.get(1).toString());
        assertThat(claimed.position()).isEqualTo("0-0");
        assertThat(pending()).extracting(PendingMessage::getConsumer).containsOnly("me");
    }

    @Test
    void claim_pages_saysWhereToGoOn() {
        joinedAndPublished("m0", "m1", "m2");
        get(groups.take(OTHER, 10));
        GroupReply first = get(groups.claim(ME, Duration.ZERO, "0-0", 2));
        assertThat(first.deliveries()).hasSize(2);
        assertThat(get(groups.claim(ME, Duration.ZERO, first.position(), 2)).deliveries()).hasSize(1);
    }

    @Test
    void again_ours_countsAnAttempt_notOurs_isLeftAlone_trimmed_isTold() {
        List<MessageId> ids = joinedAndPublished("m0", "m1", "m2");
        get(groups.take(ME, 2));
        get(groups.take(OTHER, 1));
        redis.cli().xdel(STREAM, ids.get(1).toString());
        GroupReply again = get(groups.again(ME, ids.stream().map(MessageId::toString).toList()));
        assertThat(again.deliveries()).extracting(Delivery::attempt).containsExactly(2);
        assertThat(again.ids()).containsExactly(ids.get(1).toString());
        assertThat(pending())
                .extracting(p -> p.getConsumer() + p.getRedeliveryCount())
                .containsExactly("me2", "other1");
    }

    @Test
    void keep_ours_resetsItsSilence_notOurs_isToldAndLeftAlone() {
        List<MessageId> ids = joinedAndPublished("m0", "m1");
        get(groups.take(ME, 1));
        get(groups.take(OTHER, 1));
        get(groups.leave(ME, Duration.ofHours(1), List.of()));
        GroupReply kept = get(groups.keep(ME, ids.stream().map(MessageId::toString).toList()));
        assertThat(kept.ids()).containsExactly(ids.get(1).toString());
        PendingMessage mine = pending().get(0);
        assertThat(mine.getMsSinceLastDelivery()).as("no longer an hour").isLessThan(60_000);
        assertThat(mine.getRedeliveryCount()).as("no attempt").isEqualTo(1);
        assertThat(pending().get(1).getConsumer()).isEqualTo("other");
    }

    @Test
    void bury_sentTwice_keepsOneLetterWithEverything() {
        MessageId id = joinedAndPublished("m0").get(0);
        get(groups.take(ME, 1));
        get(groups.bury(ME, new Held(id.toString(), 3), "bad"));
        get(groups.bury(ME, new Held(id.toString(), 3), "bad"));
        assertThat(pending()).isEmpty();
        List<StreamMessage<String, String>> letters =
                redis.cli().xrange(DEAD, Range.unbounded());
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).getBody())
                .containsEntry("id", id.toString())
                .containsEntry("group", "g")
                .containsEntry("epoch", "e-c1")
                .containsEntry("attempts", "3")
                .containsEntry("reason", "bad")
                .containsEntry("h", "m;ada;t-m0")
                .containsKeys("b", "n", "p");
    }

    @Test
    void bury_takenOverMeanwhile_doesNothing() {
        MessageId id = joinedAndPublished("m0").get(0);
        get(groups.take(ME, 1));
        get(groups.claim(OTHER, Duration.ZERO, "0-0", 1));
        get(groups.bury(ME, new Held(id.toString(), 1), "bad"));
        assertThat(redis.cli().exists(DEAD)).isZero();
        assertThat(pending()).hasSize(1);
    }

    @Test
    void bury_lettersCannotBeWritten_acknowledgesNothing() {
        MessageId id = joinedAndPublished("m0").get(0);
        get(groups.take(ME, 1));
        redis.cli().set(DEAD, "text");
        assertThatThrownBy(() -> get(groups.bury(ME, new Held(id.toString(), 1), "bad")))
                .isInstanceOf(CorruptDataException.class);
        assertThat(pending()).as("it is not lost").hasSize(1);
    }

    @Test
    void leave_withRest_letsOthersHaveItAtOnce_withoutRest_removesTheConsumer() {
        List<MessageId> ids = joinedAndPublished("m0", "m1");
        get(groups.take(ME, 2));
        get(groups.leave(ME, Duration.ofMinutes(5), List.of(ids.get(0).toString())));
        assertThat(get(groups.claim(OTHER, Duration.ofMinutes(5), "0-0", 10)).deliveries())
                .hasSize(1);
        get(groups.leave(ME, Duration.ofMinutes(5), List.of()));
        assertThat(redis.cli().xinfoConsumers(STREAM, "g")).as("only the other one is left").hasSize(1);
    }

    @Test
    void join_afterTheGroupVanished_knowsWhatIsInHand_butNotWhatIsTrimmedOrAnothers() {
        List<MessageId> ids = joinedAndPublished("m0", "m1", "m2");
        String before = get(groups.take(ME, 3)).generation();
        redis.cli().xgroupDestroy(STREAM, "g");
        redis.cli().xdel(STREAM, ids.get(1).toString());
        List<Held> held =
                ids.stream().map(id -> new Held(id.toString(), 4)).toList();
        get(groups.join(OTHER, new GroupStart(ids.get(2).toString(), ""), held.subList(2, 3)));
        GroupReply joined = get(groups.join(ME, new GroupStart("0-0", ""), held));
        assertThat(joined.generation()).as("another group").isNotEqualTo(before);
        assertThat(joined.position()).as("who came first decides").isEqualTo(ids.get(2).toString());
        assertThat(pending())
                .extracting(p -> p.getId() + p.getConsumer() + p.getRedeliveryCount())
                .containsExactly(ids.get(0) + "me4", ids.get(2) + "other4");
    }

    @Test
    void everything_withoutMemoryLeft_drainsButBuriesNothing() {
        try (EmbeddedRedis full = EmbeddedRedis.start();
                WorkerStores there = new WorkerStores(full.uri());
                RedisClient client = RedisClient.create(full.uri())) {
            there.create(CHANNEL);
            get(there.groups().join(ME, GroupStart.LATEST, List.of()));
            List<MessageId> ids = there.publish(CHANNEL, List.of("m0", "m1"));
            client.connect().sync().configSet("maxmemory", "1");
            assertThat(get(there.groups().take(ME, 10)).deliveries()).hasSize(2);
            get(there.groups().keep(ME, List.of(ids.get(0).toString())));
            get(there.groups().ack(ME, List.of(ids.get(0).toString())));
            assertThatThrownBy(() -> get(there.groups().bury(ME, new Held(ids.get(1).toString(), 1), "bad")))
                    .hasMessageContaining("OOM");
            assertThat(get(there.desk().lag(CHANNEL, "g")).pending()).isEqualTo(1);
        }
    }

    private static List<MessageId> joinedAndPublished(String... texts) {
        get(groups.join(ME, GroupStart.LATEST, List.of()));
        return stores.publish(CHANNEL, List.of(texts));
    }

    private static List<PendingMessage> pending() {
        return redis.cli()
                .xpending(STREAM, "g", Range.unbounded(), Limit.from(100));
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(10)));
    }
}
