package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.HistoryQuery.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HistoryQueryTest {

    private static final MessageId FIVE = new MessageId(5, 5);
    private static final MessageId NINE = new MessageId(9, 9);

    @Test
    void of_eachWay_takesTheEndThatIsMeant() {
        assertThat(HistoryQuery.latest()).isEqualTo(new HistoryQuery(MessageId.MIN, MessageId.MAX, 50, End.NEWEST));
        assertThat(HistoryQuery.oldest()).isEqualTo(new HistoryQuery(MessageId.MIN, MessageId.MAX, 50, End.OLDEST));
        assertThat(HistoryQuery.before(NINE)).isEqualTo(new HistoryQuery(MessageId.MIN, NINE, 50, End.NEWEST));
        assertThat(HistoryQuery.after(FIVE)).isEqualTo(new HistoryQuery(FIVE, MessageId.MAX, 50, End.OLDEST));
        assertThat(HistoryQuery.between(FIVE, NINE)).isEqualTo(new HistoryQuery(FIVE, NINE, 50, End.OLDEST));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 1000})
    void limit_withinRange_isTaken(int limit) {
        assertThat(HistoryQuery.before(NINE).limit(limit))
                .isEqualTo(new HistoryQuery(MessageId.MIN, NINE, limit, End.NEWEST));
    }

    @ParameterizedTest(name = "B37 {0}")
    @ValueSource(ints = {0, -1, 1001, 1_000_000_000, Integer.MIN_VALUE})
    void limit_outOfRange_isRefused(int limit) {
        refused("history limit", "must be between 1 and 1000, got: " + limit, () -> HistoryQuery.latest()
                .limit(limit));
    }

    @Test
    void between_wrongWayRound_isRefused() {
        refused("history range", "9-9 does not come before 5-5", () -> HistoryQuery.between(NINE, FIVE));
        refused("history range", "must not be empty", () -> HistoryQuery.between(FIVE, FIVE));
        refused("history range", "must not be empty", () -> HistoryQuery.before(MessageId.MIN));
        refused("history range", "must not be empty", () -> HistoryQuery.after(MessageId.MAX));
    }

    @Test
    void nothing_isRefused() {
        refused("history bound after", "must not be null", () -> HistoryQuery.after(null));
        refused("history bound before", "must not be null", () -> HistoryQuery.before(null));
        refused("history end", "must not be null", () -> new HistoryQuery(FIVE, NINE, 1, null));
    }
}
