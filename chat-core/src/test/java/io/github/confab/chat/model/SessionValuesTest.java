package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionValuesTest {

    @Test
    void ofRandom_bytes_isWellFormedAndHidden() {
        byte[] bytes = new byte[32];
        bytes[31] = -1;
        SessionToken token = SessionToken.ofRandom(bytes);
        assertThat(token.value()).hasSize(43).endsWith("8");
        assertThat(token.isWellFormed()).isTrue();
        assertThat(token).hasToString("SessionToken[REDACTED]");
        assertThat(token).isEqualTo(SessionToken.of(token.value())).hasSameHashCodeAs(SessionToken.of(token.value()));
        assertThat(token).isNotEqualTo(SessionToken.of("x"));
        refused("random bytes of a session token", "between 32 and 32", () -> SessionToken.ofRandom(new byte[16]));
        refused("session token", "must not be null", () -> SessionToken.of(null));
    }

    @ParameterizedTest(name = "B24 [{index}]")
    @ValueSource(
            strings = {
                "",
                "*",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nA"
            })
    void isWellFormed_whatIsNoToken_isFalse(String text) {
        assertThat(SessionToken.of(text).isWellFormed()).isFalse();
    }

    @Test
    void sessionId_text_isChecked() {
        assertThat(SessionId.of("aZ09_-")).hasToString("aZ09_-");
        refused("session id", "must match", () -> SessionId.of("a;b"));
        refused("session id", "must match", () -> SessionId.of(""));
        refused("session id", "must not be null", () -> SessionId.of(null));
    }

    @Test
    void sessionInfo_nulls_areRefused() {
        Instant now = Instant.EPOCH;
        SessionId id = SessionId.of("s");
        refused("session id", "must not be null", () -> new SessionInfo(null, "d", now, now, now, false));
        refused("device", "must not be null", () -> new SessionInfo(id, null, now, now, now, false));
        refused("time of the login", "must not be null", () -> new SessionInfo(id, "d", null, now, now, false));
        refused("time last seen", "must not be null", () -> new SessionInfo(id, "d", now, null, now, false));
        refused("time of expiry", "must not be null", () -> new SessionInfo(id, "d", now, now, null, false));
    }

    @Test
    void connection_ofASession_beginsWithItsId() {
        SessionId session = SessionId.of("s1");
        assertThat(ConnectionId.of("s1-c1").isOf(session)).isTrue();
        assertThat(ConnectionId.of("s10-c1").isOf(session)).isFalse();
        assertThat(ConnectionId.of("s1").isOf(session)).isFalse();
    }
}
