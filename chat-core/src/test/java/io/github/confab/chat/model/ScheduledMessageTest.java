package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ScheduledMessage} and {@link ScheduleId}. */
final class ScheduledMessageTest {

    private static final ScheduleId ID = ScheduleId.of("s1");
    private static final ChannelId CHANNEL = ChannelId.of("c1");
    private static final UserId ADA = UserId.of("ada");
    private static final Draft DRAFT = Draft.text("later");

    @Test
    void scheduledMessage_withoutAPart_isRefused() {
        Optional<ScheduledMessage.Failure> waits = Optional.empty();
        String rule = "must not be null";
        refused("schedule id", rule, () -> new ScheduledMessage(null, CHANNEL, ADA, Instant.EPOCH, DRAFT, waits));
        refused("channel id", rule, () -> new ScheduledMessage(ID, null, ADA, Instant.EPOCH, DRAFT, waits));
        refused("author", rule, () -> new ScheduledMessage(ID, CHANNEL, null, Instant.EPOCH, DRAFT, waits));
        refused("due time", rule, () -> new ScheduledMessage(ID, CHANNEL, ADA, null, DRAFT, waits));
        refused("draft", rule, () -> new ScheduledMessage(ID, CHANNEL, ADA, Instant.EPOCH, null, waits));
        refused("failure", rule, () -> new ScheduledMessage(ID, CHANNEL, ADA, Instant.EPOCH, DRAFT, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a;b", "\u0645"})
    void scheduleId_thatBreaksTheRule_isRefused(String bad) {
        refused("schedule id", "must match", () -> ScheduleId.of(bad));
    }

    @Test
    void scheduleId_shown_isItsValue() {
        assertThat(ScheduleId.of("a_Z-9")).hasToString("a_Z-9");
    }
}
