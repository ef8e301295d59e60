package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;

import org.junit.jupiter.api.Test;

final class ReadMarkTest {

    private static final ChannelId CHANNEL = ChannelId.of("c1");

    @Test
    void mark_thatCannotBe_isRefused() {
        refused("channel id", "must not be null", () -> new ReadMark(null, MessageId.MIN, 0));
        refused("message id", "must not be null", () -> new ReadMark(CHANNEL, null, 0));
        refused("ordinal", "at least 0, got: -1", () -> new ReadMark(CHANNEL, MessageId.MIN, -1));
    }
}
