package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link Member}, and what else is known of people. */
final class MemberTest {

    private static final UserId ADA = UserId.of("ada");
    private static final Instant NOW = Instant.EPOCH;

    @Test
    void member_muted_mayHaveAnEnd() {
        assertThat(new Member(ADA, Role.GUEST, true, Optional.of(NOW)).mutedUntil())
                .contains(NOW);
        assertThat(new Member(ADA, Role.GUEST, true, Optional.empty()).muted())
                .as("for ever")
                .isTrue();
    }

    @Test
    void member_thatBreaksARule_isRefused() {
        refused(
                "end of the mute",
                "must be empty for a member who is not muted",
                () -> new Member(ADA, Role.GUEST, false, Optional.of(NOW)));
        refused("user id", "must not be null", () -> new Member(null, Role.GUEST, false, Optional.empty()));
        refused("role", "must not be null", () -> new Member(ADA, null, false, Optional.empty()));
        refused("end of the mute", "must not be null", () -> new Member(ADA, Role.GUEST, false, null));
    }

    @Test
    void ban_withoutAPart_isRefused() {
        refused("user id", "must not be null", () -> new Ban(null, Optional.empty(), ADA));
        refused("end of the ban", "must not be null", () -> new Ban(ADA, null, ADA));
        refused("id of who banned", "must not be null", () -> new Ban(ADA, Optional.empty(), null));
    }

    @Test
    void invitation_withoutAPart_isRefused() {
        refused("user id", "must not be null", () -> new Invitation(null, ADA, NOW));
        refused("id of who invited", "must not be null", () -> new Invitation(ADA, null, NOW));
        refused("time of the invitation", "must not be null", () -> new Invitation(ADA, ADA, null));
    }

    @Test
    void conversation_withoutAPart_isRefused() {
        ChannelInfo info = new ChannelInfo(
                ChannelId.of("c1"),
                ChannelName.of("books"),
                "",
                ChannelKind.PUBLIC,
                Retention.keepAll(),
                ChannelPolicy.defaults(),
                NOW);
        refused(
                "channel",
                "must not be null",
                () -> new Conversation(null, Role.GUEST, NOW, Unread.NOTHING, Optional.empty()));
        refused("role", "must not be null", () -> new Conversation(info, null, NOW, Unread.NOTHING, Optional.empty()));
        refused(
                "last activity",
                "must not be null",
                () -> new Conversation(info, Role.GUEST, null, Unread.NOTHING, Optional.empty()));
        refused("unread", "must not be null", () -> new Conversation(info, Role.GUEST, NOW, null, Optional.empty()));
        refused("peer", "must not be null", () -> new Conversation(info, Role.GUEST, NOW, Unread.NOTHING, null));
    }
}
