package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.engine.fake.FakeHistory;
import io.github.confab.chat.lettuce.engine.fake.FakeRedis;
import io.github.confab.chat.lettuce.redis.StreamEntry;
import io.github.confab.chat.lettuce.wire.Cursors;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A random history of a channel, and readers who look at it page by page: after each look a rule says how the page
 * follows the reader's place, and the model, which knows what was really lost, says whether that was right.
 */
final class ContinuityModel {

    private static final byte[] NOTHING = new byte[0];
    private static final long[] SKEWS = {0, 5, 3_600_000};
    private static final int[] PAUSES = {0, 0, 0, 1, 4, 10};

    private final SplittableRandom random;
    private final Rule rule;
    private final Tally tally;
    private final List<Reader> readers = new ArrayList<>();

    private FakeHistory history = new FakeHistory("e0", 1_000_000_000_000L);
    private long clock = 1_000_000_000_000L;
    private boolean removed;
    private int tags;
    private int lives;

    /** How a page follows a place; {@link Continuity#of}, or a weakened form of it. */
    @FunctionalInterface
    interface Rule {
        Continuity of(Position position, String epoch, StreamPage page);
    }

    /** What was met: a check of rare things is worth nothing if they never happen. */
    static final class Tally {
        int looks;
        int rewritten;
        int trimmed;
        int reset;
        int idsTwice;
        int longTails;
        int undecidable;
    }

    /** A reader's place, and the very entry it stands after. */
    private static final class Reader {
        private Position position;
        private StreamEntry at;
        private String epoch;
    }

    ContinuityModel(long seed, Rule rule, Tally tally) {
        this.random = new SplittableRandom(seed);
        this.rule = rule;
        this.tally = tally;
    }

    /** @throws AssertionError if the rule misled a reader */
    void run() {
        write(random.nextInt(12));
        for (int i = 0; i < 3; i++) {
            readers.add(reader());
        }
        for (int i = 2 + random.nextInt(6); i > 0; i--) {
            happen();
            for (Reader reader : readers) {
                if (random.nextInt(3) > 0) {
                    look(reader);
                }
            }
        }
        readers.forEach(this::look);
    }

    private Reader reader() {
        Reader reader = new Reader();
        reader.epoch = history.epoch();
        stand(reader, history.line().get(random.nextInt(history.line().size())));
        return reader;
    }

    /** Two of three know the entry, the third has only a cursor. */
    private void stand(Reader reader, StreamEntry raw) {
        Entry entry = StreamPage.entry(raw);
        reader.at = raw;
        if (random.nextInt(3) > 0) {
            reader.position = Position.after(entry);
            return;
        }
        String check = Cursors.check(entry.header().sender(), entry.header().tag());
        reader.position =
                Position.after(Cursor.of(FakeRedis.CHANNEL, history.epoch(), entry.id(), entry.ordinal(), check));
    }

    // ---- what happens to the history

    private void happen() {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> write(1 + random.nextInt(4));
            case 3, 4, 5, 6, 7 -> loseTail();
            case 8, 9 -> history.trim(random.nextInt(1 + history.size()));
            case 10 -> remove();
            default -> {
                if (random.nextInt(4) == 0) {
                    history = new FakeHistory("e" + ++lives, clock);
                } else {
                    history.foreign(clock);
                }
            }
        }
    }

    private void write(int count) {
        for (int i = 0; i < count; i++) {
            clock += PAUSES[random.nextInt(PAUSES.length)];
            history.store(clock, "m;bob;t" + tags++, NOTHING);
        }
    }

    /** A failover: the new master lacks the newest entries, and goes on by its own clock. */
    private void loseTail() {
        FakeHistory replica = history.copy();
        write(tail());
        readers.forEach(reader -> {
            if (random.nextBoolean()) {
                look(reader);
            }
        });
        history = replica;
        clock -= SKEWS[random.nextInt(SKEWS.length)];
        if (random.nextBoolean()) {
            write(tail());
        }
    }

    private int tail() {
        boolean isLong = random.nextInt(60) == 0;
        tally.longTails += isLong ? 1 : 0;
        return isLong ? 1 + random.nextInt(500) : 1 + random.nextInt(5);
    }

    private void remove() {
        removed = true;
        List<StreamEntry> line = history.line();
        for (int i = random.nextInt(3); i >= 0; i--) {
            history.remove(id(line.get(line.size() - 1 - random.nextInt(Math.min(line.size(), 5)))));
        }
    }

    // ---- looking

    private void look(Reader reader) {
        Position position = reader.position;
        StreamPage page =
                StreamPage.read(FakeRedis.CHANNEL, history.sync(position.id(), position.id(), Reads.PAGE), Reads.PAGE);
        Continuity verdict = rule.of(position, reader.epoch, page);
        tally.looks++;
        judge(reader, verdict);
        goOn(reader, verdict, page);
    }

    private void judge(Reader reader, Continuity verdict) {
        if (!history.epoch().equals(reader.epoch)) {
            require(verdict == Continuity.RESET, reader, verdict);
            tally.reset++;
            return;
        }
        // the very entry, not one like it
        boolean onLine = history.line().stream().anyMatch(entry -> entry == reader.at);
        if (onLine) {
            standing(reader, verdict);
        } else {
            lost(reader, verdict);
        }
    }

    private void standing(Reader reader, Continuity verdict) {
        boolean nothingMissing = history.holds(reader.at.id()) || firstMissing(reader) == null;
        if (nothingMissing) {
            require(verdict == Continuity.CONTINUOUS, reader, verdict);
        } else {
            tally.trimmed++;
            // who stands after an entry that was removed by hand may be told that it was lost
            boolean told = verdict == Continuity.TRIMMED || (removed && verdict == Continuity.REWRITTEN);
            require(told, reader, verdict);
        }
    }

    /** The entry right after the reader's place, if it is gone. */
    private StreamEntry firstMissing(Reader reader) {
        List<StreamEntry> line = history.line();
        int next = line.indexOf(reader.at) + 1;
        return next == line.size() || history.holds(line.get(next).id()) ? null : line.get(next);
    }

    private void lost(Reader reader, Continuity verdict) {
        tally.rewritten++;
        MessageId id = reader.position.id();
        boolean twin = history.line().stream().anyMatch(entry -> entry.id().equals(reader.at.id()));
        tally.idsTwice += twin ? 1 : 0;
        boolean nothingOlder = history.sync(id, id, 0).below() == null;
        boolean beyondUs = history.last().seq() > id.seq();
        if (twin && !history.holds(reader.at.id())) {
            // the second entry of that id is gone too: nobody could know
            tally.undecidable++;
        } else if (nothingOlder && beyondUs) {
            require(verdict == Continuity.REWRITTEN || verdict == Continuity.TRIMMED, reader, verdict);
        } else {
            require(verdict == Continuity.REWRITTEN, reader, verdict);
        }
    }

    private void goOn(Reader reader, Continuity verdict, StreamPage page) {
        if (verdict == Continuity.REWRITTEN || verdict == Continuity.RESET) {
            reader.epoch = history.epoch();
            stand(reader, history.line().get(random.nextInt(history.line().size())));
        } else if (!page.entries().isEmpty()) {
            String last = page.end(reader.position).id().toString();
            history.line().stream().filter(entry -> entry.id().equals(last)).forEach(entry -> stand(reader, entry));
        }
    }

    private void require(boolean right, Reader reader, Continuity verdict) {
        if (!right) {
            throw new AssertionError(verdict + " for a reader " + reader.position + " of " + reader.epoch + " in "
                    + history.line().stream()
                            .map(entry -> entry.id() + (history.holds(entry.id()) ? "" : " gone"))
                            .toList());
        }
    }

    private static MessageId id(StreamEntry entry) {
        return MessageId.parse(entry.id());
    }
}
