package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.lettuce.redis.GroupReply.Status;
import io.github.confab.chat.lettuce.redis.GroupStore.Held;
import io.github.confab.chat.model.MessageId;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Making a group, finding it gone, and working without memory. */
class GroupJoinIT extends GroupSuite {

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
        assertThat(get(groups.join(ME, new GroupStart(id.toString(), "e-c1"), List.of()))
                        .position())
                .isEqualTo(id.toString());
        assertThat(get(groups.join(second, new GroupStart(id.toString(), "gone"), List.of()))
                        .position())
                .as("another epoch")
                .isEqualTo("0-0");
        String ahead = id.millis() + "-" + (id.seq() + 1);
        assertThat(get(groups.join(third, new GroupStart(ahead, "e-c1"), List.of()))
                        .position())
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
    void join_afterTheGroupVanished_knowsWhatIsInHand_butNotWhatIsTrimmedOrAnothers() {
        List<MessageId> ids = joinedAndPublished("m0", "m1", "m2");
        String before = get(groups.take(ME, 3)).generation();
        redis.cli().xgroupDestroy(STREAM, "g");
        redis.cli().xdel(STREAM, ids.get(1).toString());
        List<Held> held = ids.stream().map(id -> new Held(id.toString(), 4)).toList();
        get(groups.join(OTHER, new GroupStart(ids.get(2).toString(), ""), held.subList(2, 3)));
        GroupReply joined = get(groups.join(ME, new GroupStart("0-0", ""), held));
        assertThat(joined.generation()).as("another group").isNotEqualTo(before);
        assertThat(joined.position())
                .as("who came first decides")
                .isEqualTo(ids.get(2).toString());
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
            assertThatThrownBy(() ->
                            get(there.groups().bury(ME, new Held(ids.get(1).toString(), 1), "bad")))
                    .hasMessageContaining("OOM");
            assertThat(get(there.desk().lag(CHANNEL, "g")).pending()).isEqualTo(1);
        }
    }
}
