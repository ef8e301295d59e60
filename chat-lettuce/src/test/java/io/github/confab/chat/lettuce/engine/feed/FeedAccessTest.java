package io.github.confab.chat.lettuce.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.model.FeedEvent.SignalEvent;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may read a private channel, and until when. */
final class FeedAccessTest {

    private final FeedRig rig = new FeedRig(1);

    @BeforeEach
    void privateChannel() {
        rig.redis.privateChannel();
        rig.redis.membership("ada", true);
        rig.redis.membership("eve", true);
        rig.redis.replicate();
    }

    @Test
    void feed_member_reads() {
        FeedLog reader = rig.readAs("ada", FeedMode.EVENTS);
        rig.settle();
        rig.publish(0, 1);
        rig.settle();
        assertThat(reader.texts()).hasSize(1);
    }

    @Test
    void feed_noMember_isForbidden() {
        FeedLog reader = rig.readAs("mallory", FeedMode.EVENTS);
        rig.settle();
        assertThat(reader.error()).isInstanceOf(ForbiddenException.class);
        assertThat(reader.events()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"EVENTS", "SIGNALS"})
    void feed_noMemberAndSlowAnswer_getsNoSignalMeanwhile(FeedMode mode) {
        rig.readAs("ada", mode);
        rig.settle();
        rig.redis.slowAccess(1000);
        FeedLog reader = rig.readAs("mallory", mode);
        rig.redis.signal("secret");
        rig.settle();
        rig.redis.signal("secret");
        rig.pass(Duration.ofSeconds(2));
        assertThat(reader.error()).isInstanceOf(ForbiddenException.class);
        assertThat(reader.only(SignalEvent.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FeedMode.class)
    void feed_memberLeaves_endsAtOnce(FeedMode mode) {
        FeedLog reader = rig.readAs("ada", mode);
        rig.settle();
        rig.redis.membership("ada", false);
        rig.settle();
        assertThat(reader.error()).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void feed_leftPushWasLost_endsWithinTenSeconds() {
        FeedLog reader = rig.readAs("ada", FeedMode.EVENTS);
        rig.settle();
        rig.redis.pushes().drops(1);
        rig.redis.membership("ada", false);
        rig.pass(FeedRig.IDLE_CHECK.plusSeconds(1));
        assertThat(reader.error()).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void feed_memberLeavesWhileAnotherCheckIsUnderWay_isCheckedAgain() {
        FeedLog reader = rig.readAs("ada", FeedMode.EVENTS);
        rig.settle();
        rig.redis.slowAccess(500);
        rig.redis.membership("eve", false);
        rig.passMillis(100);
        rig.redis.membership("ada", false);
        keepBusy();
        assertThat(reader.error())
                .as("the check under way was answered before ada left")
                .isInstanceOf(ForbiddenException.class);
    }

    @Test
    void feed_memberLeftInAHistoryThatIsNotRead_isCheckedAgain() {
        FeedLog reader = rig.readAs("ada", FeedMode.SIGNALS);
        rig.settle();
        rig.publish(0, 3);
        rig.settle();
        rig.redis.pushes().down();
        rig.redis.failOver(Duration.ZERO);
        rig.redis.membership("ada", false);
        rig.publish(3, 9);
        rig.redis.pushes().up();
        keepBusy();
        assertThat(reader.error())
                .as("after a break the hub begins at the newest entry, past the one that says ada left")
                .isInstanceOf(ForbiddenException.class);
    }

    @Test
    void signals_channelDeletedBeforeTheHubHasReadIt_isGoneNotNeverThere() {
        rig.redis.failsReads(Integer.MAX_VALUE);
        FeedLog reader = rig.readAs("ada", FeedMode.SIGNALS);
        rig.settle();
        rig.redis.history().vanish();
        rig.redis.failsReads(0);
        rig.pass(Duration.ofSeconds(5));
        assertThat(reader.error()).as("its user was let in before").isInstanceOf(ChannelGoneException.class);
    }

    @Test
    void feed_endedInOnSubscribe_isNoLongerAskedFor() {
        rig.readAs("ada", FeedMode.EVENTS);
        rig.settle();
        FeedLog reader = rig.readAs("eve", FeedMode.EVENTS, -1);
        rig.settle();
        assertThat(reader.error()).isInstanceOf(IllegalArgumentException.class);
        int asked = rig.redis.accessAsked();
        rig.redis.membership("bob", false);
        rig.settle();
        assertThat(rig.redis.accessAsked() - asked).as("for ada alone").isEqualTo(1);
    }

    /** So that no idle check looks at the channel. */
    private void keepBusy() {
        for (int i = 0; i < 15; i++) {
            rig.publish(100 + i, 101 + i);
            rig.pass(Duration.ofSeconds(1));
        }
    }
}
