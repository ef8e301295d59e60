package io.github.confab.chat.lettuce.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.MessageId;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class RingTest {

    /** 1000 bytes of content, and what is counted for the rest of an entry. */
    private static final long LARGE_COST = 1320;

    @Property(tries = 500)
    void append_any_newestStayInOrder(@ForAll @IntRange(max = 200) int count) {
        Ring ring = ring(count, 64);
        assertThat(ring.end()).isEqualTo(count);
        int held = 0;
        for (long i = count - 1; i >= 0 && ring.get(i) != null; i--) {
            assertThat(ring.get(i).id().seq()).isEqualTo(11 + i);
            held++;
        }
        assertThat(held).isEqualTo(Math.min(64, count));
        assertThat(ring.newest()).isEqualTo(id(10 + count));
        assertThat(ring.head().seq()).isEqualTo(10L + count);
    }

    @Property(tries = 500)
    void indexAfter_anyPlace_isWhereTheNextOneStands(
            @ForAll @IntRange(max = 100) int count, @ForAll @IntRange(min = 5, max = 120) int seq) {
        Ring ring = ring(count, 16);
        long index = ring.indexAfter(Position.after(entry(seq)));
        boolean isHeld = seq > 10 + count - Math.min(16, count) && seq <= 10 + count;
        boolean isBase = seq == 10 && count <= 16;
        assertThat(index).isEqualTo(isHeld || isBase ? seq - 10 : -1);
    }

    @Example
    void indexAfter_otherEntryOfThatId_isNoMatch() {
        Ring ring = ring(5, 16);
        assertThat(ring.indexAfter(Position.after(entry(12, "other")))).isEqualTo(-1);
        assertThat(ring.indexAfter(Position.after(entry(10, "other"))))
                .as("the base is known, too")
                .isEqualTo(-1);
        assertThat(ring.indexAfter(Position.after(id(12), 12)))
                .as("of whom nothing else is known")
                .isEqualTo(2);
    }

    @Example
    void append_noReaderLags_ringGrowsTo128() {
        Ring ring = ring(400, 1024);
        assertThat(ring.entries()).hasSize(128);
        assertThat(ring.get(400 - 128)).isNotNull();
        assertThat(ring.get(400 - 129)).isNull();
    }

    @Example
    void get_readerCameTooLate_ringGrowsUpToItsLargest() {
        Ring ring = ring(129, 256);
        for (int i = 129; i < 800; i++) {
            assertThat(ring.get(0)).isNull();
            ring.append(entry(11 + i));
        }
        assertThat(ring.get(800 - 256)).isNotNull();
        assertThat(ring.get(800 - 257)).isNull();
    }

    @Example
    void append_budgetExceeded_ringsShrinkButKeepTheNewest() {
        PayloadBudget budget = new PayloadBudget(10_000);
        Ring one = new Ring(Position.after(entry(10)), 1024, budget);
        Ring other = new Ring(Position.after(entry(10)), 1024, budget);
        for (int i = 11; i < 1000; i++) {
            one.append(large(i));
            other.append(large(i));
            one.get(0);
            other.get(0);
        }
        assertThat(budget.held()).as("two entries over it at the most").isBetween(0L, 10_000L + 2 * LARGE_COST);
        assertThat(one.get(one.end() - 1)).isNotNull();
        assertThat(other.get(other.end() - 1)).isNotNull();
        one.clear();
        other.clear();
        assertThat(budget.held()).isZero();
    }

    @Example
    void entries_nothingEvicted_beginWithTheBase() {
        assertThat(ring(3, 16).entries()).extracting(entry -> entry.id().seq()).containsExactly(10L, 11L, 12L, 13L);
        assertThat(ring(17, 16).entries())
                .extracting(entry -> entry.id().seq())
                .startsWith(12L)
                .hasSize(16);
        assertThat(new Ring(Position.after(id(10), 1), 16, new PayloadBudget(1)).entries())
                .isEmpty();
    }

    @Example
    void append_smallEntriesBeyondTheBudget_areCountedToo() {
        PayloadBudget budget = new PayloadBudget(64 * 330);
        Ring ring = new Ring(Position.after(entry(10)), 1024, budget);
        for (int i = 11; i < 1000; i++) {
            ring.append(entry(i));
        }
        assertThat(ring.entries().size()).isBetween(60, 66);
    }

    private static Ring ring(int count, int largest) {
        Ring ring = new Ring(Position.after(entry(10)), largest, new PayloadBudget(100_000));
        for (int i = 1; i <= count; i++) {
            ring.append(entry(10 + i));
        }
        return ring;
    }

    private static Entry entry(int seq) {
        return entry(seq, "t" + seq);
    }

    private static Entry entry(int seq, String tag) {
        return Entry.of("1000-" + seq, "1000-" + (seq - 1), "m;bob;" + tag, "" + seq, new byte[10]);
    }

    private static Entry large(int seq) {
        return Entry.of("1000-" + seq, "1000-" + (seq - 1), "m;bob;t", "" + seq, new byte[1000]);
    }

    private static MessageId id(int seq) {
        return new MessageId(1000, seq);
    }
}
