package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UnreadTest {

    @Test
    void unread_negative_isRefused() {
        refused("unread messages", "at least 0, got: -1", () -> new Unread(-1, 0));
        refused("unread mentions", "at least 0, got: -1", () -> new Unread(0, -1));
        assertThat(Unread.NOTHING).isEqualTo(new Unread(0, 0));
    }
}
