package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.ReactionSummary.Count;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReactionSummaryTest {

    private static final Reaction ONE = Reaction.of(":one:");
    private static final Reaction TWO = Reaction.of(":two:");

    @Test
    void after_changes_keepsTheOrderOfTheFirstGiven() {
        ReactionSummary summary =
                ReactionSummary.NONE.after(id(1), ONE, 1).after(id(2), TWO, 1).after(id(3), ONE, 2);
        assertThat(summary).isEqualTo(new ReactionSummary(id(3), List.of(new Count(ONE, 2), new Count(TWO, 1))));
        ReactionSummary anew = summary.after(id(4), ONE, 0).after(id(5), ONE, 1);
        assertThat(anew.counts()).containsExactly(new Count(TWO, 1), new Count(ONE, 1));
        assertThat(anew.count(ONE)).isEqualTo(1);
        assertThat(anew.after(id(6), TWO, 0).count(TWO)).isZero();
    }

    @Test
    void after_anOlderChange_isTheSame() {
        ReactionSummary summary = ReactionSummary.NONE.after(id(5), ONE, 3);
        assertThat(summary.after(id(5), ONE, 2)).isSameAs(summary);
        assertThat(summary.after(id(4), TWO, 1)).isSameAs(summary);
    }

    @Test
    void of_list_isCopied_andNothingIsRefused() {
        List<Count> counts = new ArrayList<>(List.of(new Count(ONE, 1)));
        ReactionSummary summary = new ReactionSummary(id(1), counts);
        counts.clear();
        assertThat(summary.counts()).hasSize(1);
        refused("reactions as of", "must not be null", () -> new ReactionSummary(null, List.of()));
        refused("reaction counts", "must not be null", () -> new ReactionSummary(id(1), null));
    }

    private static MessageId id(long seq) {
        return new MessageId(1, seq);
    }
}
