package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RoleTest {

    @Test
    void order_isFromTheLeastUp() {
        assertThat(Role.values()).containsExactly(Role.GUEST, Role.MEMBER, Role.MODERATOR, Role.OWNER);
    }

    @Test
    void atLeast_itselfAndThoseBelow() {
        assertThat(Role.MEMBER.atLeast(Role.GUEST)).isTrue();
        assertThat(Role.MEMBER.atLeast(Role.MEMBER)).isTrue();
        assertThat(Role.MEMBER.atLeast(Role.MODERATOR)).isFalse();
        refused("role", "must not be null", () -> Role.MEMBER.atLeast(null));
    }
}
