package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;

import org.junit.jupiter.api.Test;

/** What it covers is tested by the contract of read marks. */
final class ReadReceiptTest {

    @Test
    void receipt_thatCannotBe_isRefused() {
        refused("user id", "must not be null", () -> new ReadReceipt(null, 0));
        refused("ordinal", "at least 0, got: -1", () -> new ReadReceipt(UserId.of("u1"), -1));
    }
}
