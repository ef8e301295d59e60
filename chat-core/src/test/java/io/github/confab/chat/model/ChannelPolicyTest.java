package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ChannelPolicyTest {

    private static final ChannelPolicy DEFAULTS = ChannelPolicy.defaults();

    @Test
    void defaults_areAsDocumented() {
        assertThat(DEFAULTS)
                .isEqualTo(new ChannelPolicy(
                        Role.MEMBER,
                        Role.MEMBER,
                        Role.MEMBER,
                        Role.MODERATOR,
                        Duration.ZERO,
                        MessagePolicy.defaults()));
    }

    @Test
    void with_eachSetting_changesThatAlone() {
        ChannelPolicy policy = DEFAULTS.post(Role.OWNER)
                .signal(Role.GUEST)
                .invite(Role.MODERATOR)
                .work(Role.MEMBER)
                .slowMode(Duration.ofHours(6));
        assertThat(policy)
                .isEqualTo(new ChannelPolicy(
                        Role.OWNER,
                        Role.GUEST,
                        Role.MODERATOR,
                        Role.MEMBER,
                        Duration.ofHours(6),
                        MessagePolicy.defaults()));
    }

    @Test
    void slowMode_isWholeMilliseconds() {
        assertThat(DEFAULTS.slowMode(Duration.ofNanos(1_999_999)).slowMode()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void slowMode_outOfRange_isRefused() {
        refused("slow mode", "must be between 0 and PT6H", () -> DEFAULTS.slowMode(Duration.ofMillis(-1)));
        refused(
                "slow mode",
                "must be between 0 and PT6H",
                () -> DEFAULTS.slowMode(Duration.ofHours(6).plusMillis(1)));
        refused("slow mode", "must be between", () -> DEFAULTS.slowMode(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void nothing_isRefused() {
        refused("role that may post", "must not be null", () -> DEFAULTS.post(null));
        refused("role that may signal", "must not be null", () -> DEFAULTS.signal(null));
        refused("role that may invite", "must not be null", () -> DEFAULTS.invite(null));
        refused("role that may work", "must not be null", () -> DEFAULTS.work(null));
        refused("slow mode", "must not be null", () -> DEFAULTS.slowMode(null));
    }
}
