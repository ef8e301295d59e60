package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.MessageId;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.models.stream.PendingMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How a worker gets, keeps and gets again its messages. */
class GroupStoreIT extends GroupSuite {

    @Test
    void take_entries_givesAllFields_ofOursAndOfOthers() {
        MessageId id = joinedAndPublished("m0").get(0);
        String foreign = redis.cli().xadd(STREAM, Map.of("h", "x", "what", "ever"));
        List<Delivery> taken = get(groups.take(ME, 10)).deliveries();
        assertThat(taken).hasSize(2).extracting(Delivery::attempt).containsOnly(1);
        StreamEntry ours = taken.get(0).entry();
        StreamMessage<String, String> stored = redis.cli()
                .xrange(STREAM, Range.create(id.toString(), id.toString()))
                .get(0);
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
        assertThat(get(groups.claim(ME, Duration.ZERO, first.position(), 2)).deliveries())
                .hasSize(1);
    }

    @Test
    void again_ours_countsAnAttempt_notOurs_isLeftAlone_trimmed_isTold() {
        List<MessageId> ids = joinedAndPublished("m0", "m1", "m2");
        get(groups.take(ME, 2));
        get(groups.take(OTHER, 1));
        redis.cli().xdel(STREAM, ids.get(1).toString());
        GroupReply again =
                get(groups.again(ME, ids.stream().map(MessageId::toString).toList()));
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
        GroupReply kept =
                get(groups.keep(ME, ids.stream().map(MessageId::toString).toList()));
        assertThat(kept.ids()).containsExactly(ids.get(1).toString());
        PendingMessage mine = pending().get(0);
        assertThat(mine.getMsSinceLastDelivery()).as("no longer an hour").isLessThan(60_000);
        assertThat(mine.getRedeliveryCount()).as("no attempt").isEqualTo(1);
        assertThat(pending().get(1).getConsumer()).isEqualTo("other");
    }
}
