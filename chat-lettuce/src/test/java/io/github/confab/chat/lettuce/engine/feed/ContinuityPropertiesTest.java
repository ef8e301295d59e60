package io.github.confab.chat.lettuce.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.engine.feed.ContinuityModel.Rule;
import io.github.confab.chat.lettuce.engine.feed.ContinuityModel.Tally;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.MessageId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** The rules of {@link Continuity} against random histories; and the proof that these histories would find a hole. */
final class ContinuityPropertiesTest {

    private static final int HISTORIES = 20_000;

    @Property(tries = HISTORIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void rules_anyHistory_breakIsToldAndNothingElse(@ForAll long seed) {
        new ContinuityModel(seed, Continuity::of, new Tally()).run();
    }

    @Tag("long")
    @Property(tries = 300_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void rules_manyHistories_breakIsToldAndNothingElse(@ForAll long seed) {
        new ContinuityModel(seed, Continuity::of, new Tally()).run();
    }

    @Property(tries = 1500, seed = "20261122", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void feeds_anyLifeOfAChannel_readersAreNotMisled(@ForAll long seed) {
        new FeedHistory(seed).run();
    }

    @Tag("long")
    @Property(tries = 50_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void feeds_manyLivesOfAChannel_readersAreNotMisled(@ForAll long seed) {
        new FeedHistory(seed).run();
    }

    /** Seeds by which mistakes were found of what readers are held against. */
    @Example
    void feeds_livesThatWereMistakenOnce_readersAreNotMisled() {
        List.of(-706388L, -1863186987L, -3574421540740929587L).forEach(seed -> new FeedHistory(seed).run());
    }

    @Example
    void histories_ofTheModel_meetWhatMatters() {
        Tally tally = new Tally();
        for (long seed = 0; seed < 2000; seed++) {
            new ContinuityModel(seed, Continuity::of, tally).run();
        }
        assertThat(tally.rewritten).as("looks at a lost place").isGreaterThan(2000);
        assertThat(tally.trimmed).as("looks past a gap").isGreaterThan(500);
        assertThat(tally.reset).as("looks at another life").isGreaterThan(50);
        assertThat(tally.idsTwice).as("ids issued twice").isGreaterThan(200);
        assertThat(tally.longTails).as("tails of hundreds").isGreaterThan(50);
        assertThat(tally.undecidable).as("nobody could tell").isLessThan(tally.rewritten / 10);
    }

    @Example
    void weakenedRules_areCaught() {
        Map<String, Rule> weakened = new LinkedHashMap<>();
        weakened.put("compares places only", ContinuityPropertiesTest::comparesSeqOnly);
        weakened.put("takes an id for the entry", with(Weakness.ID_IS_ENTRY));
        weakened.put("does not look whether the channel stands before us", with(Weakness.NO_TAIL_CHECK));
        weakened.put("does not follow the chain", with(Weakness.NO_CHAIN));
        weakened.put("takes an older entry for trimming", with(Weakness.OLDER_IS_TRIMMED));
        weakened.put("ignores the life of the history", with(Weakness.NO_EPOCH));
        weakened.forEach(
                (what, rule) -> assertThat(historiesUntilCaught(rule)).as(what).isLessThan(HISTORIES / 2));
    }

    @Example
    void strongRule_writtenAnew_isNotCaught() {
        assertThat(historiesUntilCaught(with(Weakness.NONE)))
                .as("the copies are weak where they say so, and nowhere else")
                .isEqualTo(HISTORIES / 2);
    }

    private static int historiesUntilCaught(Rule rule) {
        int history = 0;
        try {
            while (history < HISTORIES / 2) {
                new ContinuityModel(history, rule, new Tally()).run();
                history++;
            }
        } catch (AssertionError caught) {
            return history;
        }
        return history;
    }

    // ---- weakened copies

    private enum Weakness {
        NONE,
        ID_IS_ENTRY,
        NO_TAIL_CHECK,
        NO_CHAIN,
        OLDER_IS_TRIMMED,
        NO_EPOCH
    }

    /** What a client of (epoch, offset) does. */
    private static Continuity comparesSeqOnly(Position position, String epoch, StreamPage page) {
        if (!epoch.equals(page.epoch())) {
            return Continuity.RESET;
        }
        boolean follows = page.entries().isEmpty()
                ? page.last().seq() <= position.seq()
                : page.entries().get(0).id().seq() <= position.seq() + 1;
        return follows ? Continuity.CONTINUOUS : Continuity.TRIMMED;
    }

    private static Rule with(Weakness weakness) {
        return (position, epoch, page) -> {
            if (weakness != Weakness.NO_EPOCH && !epoch.equals(page.epoch())) {
                return Continuity.RESET;
            }
            return within(weakness, position, page);
        };
    }

    private static Continuity within(Weakness weakness, Position position, StreamPage page) {
        MessageId here = position.id();
        Entry below = page.below();
        Entry first = page.entries().isEmpty() ? null : page.entries().get(0);
        if (below != null && below.id().equals(here)) {
            boolean same = weakness == Weakness.ID_IS_ENTRY || position.isAfter(below);
            return same ? Continuity.CONTINUOUS : Continuity.REWRITTEN;
        }
        if (page.last().id().equals(here)) {
            return first == null ? Continuity.CONTINUOUS : Continuity.REWRITTEN;
        }
        boolean tailLost = page.last().id().isBefore(here)
                || page.last().seq() <= here.seq()
                || (first != null && first.id().seq() <= here.seq());
        if (tailLost && weakness != Weakness.NO_TAIL_CHECK) {
            return Continuity.REWRITTEN;
        }
        if (first != null && first.id().seq() == here.seq() + 1) {
            boolean linked = weakness == Weakness.NO_CHAIN || first.previous().equals(here);
            return linked ? Continuity.CONTINUOUS : Continuity.REWRITTEN;
        }
        boolean older = page.belowExists() && weakness != Weakness.OLDER_IS_TRIMMED;
        return older ? Continuity.REWRITTEN : Continuity.TRIMMED;
    }
}
