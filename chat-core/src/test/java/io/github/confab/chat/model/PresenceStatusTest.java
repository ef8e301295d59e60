package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PresenceStatusTest {

    @Test
    void each_hasItsKind() {
        assertThat(PresenceStatus.available().kind()).isEqualTo(PresenceStatus.Kind.AVAILABLE);
        assertThat(PresenceStatus.away().kind()).isEqualTo(PresenceStatus.Kind.AWAY);
        assertThat(PresenceStatus.busy()).isEqualTo(new PresenceStatus(PresenceStatus.Kind.BUSY, ""));
    }

    @Test
    void saying_upTo200CodePoints() {
        String longest = "\uD83D\uDE00".repeat(200);
        assertThat(PresenceStatus.away().saying(longest).text()).isEqualTo(longest);
        refused("code points of the presence text", "must be between 0 and 200", () -> PresenceStatus.away()
                .saying(longest + "x"));
    }

    @Test
    void saying_illFormedOrNull_isRefused() {
        refused("presence text", "is ill-formed", () -> PresenceStatus.busy().saying("\uD800"));
        refused("presence text", "must not be null", () -> PresenceStatus.busy().saying(null));
        refused("presence kind", "must not be null", () -> new PresenceStatus(null, ""));
    }
}
