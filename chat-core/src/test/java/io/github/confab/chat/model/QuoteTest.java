package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.FeedEvent.MessageDeleted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuoteTest {

    private static final ChannelId CHANNEL = ChannelId.of("c");
    private static final UserId ADA = UserId.of("ada");
    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    @Test
    void of_shortMessage_isACopy() {
        assertThat(Quote.of(SaidMessage.of("hello")))
                .isEqualTo(new Quote(CHANNEL, SaidMessage.ID, ADA, "Ada", "hello"));
        assertThat(Quote.of(SaidMessage.of("a".repeat(1000))).text()).isEqualTo("a".repeat(1000));
        assertThat(Quote.of(SaidMessage.of("hello")).link()).asString().isEqualTo("confab:c/1000-7");
    }

    @Test
    void of_longMessage_isCutWhereACharacterEnds() {
        assertThat(Quote.of(SaidMessage.of("a".repeat(1001))).text()).isEqualTo("a".repeat(999) + "\u2026");
        assertThat(Quote.of(SaidMessage.of("\uD83D\uDE00".repeat(1001))).text())
                .as("a pair is never torn")
                .isEqualTo("\uD83D\uDE00".repeat(999) + "\u2026");
        assertThat(Quote.of(SaidMessage.of("a".repeat(998) + "e\u0301" + "b".repeat(10)))
                        .text())
                .as("nor a letter from its accent")
                .isEqualTo("a".repeat(998) + "\u2026");
        assertThat(Quote.of(SaidMessage.of("a".repeat(996) + FAMILY + "bbb")).text())
                .as("nor a family")
                .isEqualTo("a".repeat(996) + "\u2026");
    }

    @Test
    void of_aThousandMarks_isCutAmidst() {
        String text = Quote.of(SaidMessage.of("a" + "\u0301".repeat(3000))).text();
        assertThat(text).isEqualTo("a" + "\u0301".repeat(998) + "\u2026");
    }

    @Test
    void of_deletedMessage_isRefused() {
        StreamMessage deleted = SaidMessage.of("hello")
                .with(new MessageDeleted(CHANNEL, new MessageId(2000, 8), SaidMessage.ID, ADA, false));
        assertThat(deleted.isDeleted()).isTrue();
        refused("quoted message", "must not be deleted", () -> Quote.of(deleted));
        refused("quoted message", "must not be null", () -> Quote.of(null));
    }

    @Test
    void text_upTo1000CodePoints() {
        assertThat(quote("Ada", "\uD83D\uDE00".repeat(1000)).text()).hasSize(2000);
        refused("quoted text", "at most 1000 code points, got: 1001", () -> quote("Ada", "a".repeat(1001)));
        refused("quoted text", "is ill-formed", () -> quote("Ada", "\uD800"));
        refused("quoted text", "must not be null", () -> quote("Ada", null));
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"a\nb", "\u202Eada", "\u0000", "\u2028"})
    void username_thatSteers_isRefused(String name) {
        refused("quoted username", "must not contain", () -> quote(name, "hi"));
    }

    @Test
    void username_upTo64CodePoints() {
        assertThat(quote("", "hi").username()).as("of an erased user").isEmpty();
        assertThat(quote("a".repeat(64), "hi").username()).hasSize(64);
        refused("quoted username", "at most 64 code points", () -> quote("a".repeat(65), "hi"));
        refused("quoted username", "is ill-formed", () -> quote("\uDC00", "hi"));
    }

    @Test
    void nothing_isRefused() {
        refused("quoted channel", "must not be null", () -> new Quote(null, SaidMessage.ID, ADA, "", ""));
        refused("quoted message", "must not be null", () -> new Quote(CHANNEL, null, ADA, "", ""));
        refused("quoted author", "must not be null", () -> new Quote(CHANNEL, SaidMessage.ID, null, "", ""));
        refused("quoted username", "must not be null", () -> quote(null, ""));
    }

    @Test
    void toString_saysNothingOfTheText() {
        assertThat(quote("Ada", "hunter2")).asString().isEqualTo("Quote[confab:c/1000-7 by ada]");
    }

    private static Quote quote(String username, String text) {
        return new Quote(CHANNEL, SaidMessage.ID, ADA, username, text);
    }
}
