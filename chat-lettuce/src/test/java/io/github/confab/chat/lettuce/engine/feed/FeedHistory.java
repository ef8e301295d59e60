package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.engine.fake.FakeHistory;
import io.github.confab.chat.lettuce.engine.fake.FakePushes;
import io.github.confab.chat.lettuce.redis.StreamEntry;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StartAt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A random life of a channel with a few readers, decided by a seed: who writes, what is lost, trimmed or removed, which
 * pushes and connections fail, who reads how fast. At the end everything heals and every reader is held to the truth.
 */
final class FeedHistory {

    private static final Duration[] SKEWS = {Duration.ZERO, Duration.ofMillis(5), Duration.ofHours(1)};
    private static final long[] PAUSES = {0, 0, 1, 2, 5, 50, 1000, 12_000};

    private final Random random;
    private final FeedRig rig;
    private final FeedFaults faults = new FeedFaults();
    private final List<Reader> readers = new ArrayList<>();
    private final Map<MessageId, Set<String>> issued = new HashMap<>();
    private int written;
    private int lives;
    private boolean skewed;
    private boolean hanging;
    private boolean coincidence;

    private record Reader(FeedLog log, FeedTruth truth, boolean paced) {}

    FeedHistory(long seed) {
        random = new Random(seed);
        rig = new FeedRig(seed, random.nextBoolean() ? 1024 : 16, 64 * 1024);
    }

    /** Throws an {@link AssertionError} if any reader was misled. */
    FeedHistory run() {
        write(random.nextInt(30));
        int readerCount = 1 + random.nextInt(3);
        for (int i = 0; i < readerCount; i++) {
            join();
        }
        int steps = 3 + random.nextInt(12);
        for (int i = 0; i < steps; i++) {
            step();
            rig.passMillis(PAUSES[random.nextInt(PAUSES.length)]);
        }
        heal();
        // a lost message may come to stand under its old id again: to believe in it is right and wrong at once
        if (!coincidence) {
            readers.forEach(this::verify);
        }
        return this;
    }

    List<FeedTruth> truths() {
        return readers.stream().map(Reader::truth).toList();
    }

    private void step() {
        FakePushes pushes = rig.redis.pushes();
        int op = random.nextInt(20);
        switch (op) {
            case 0, 1, 2, 3 -> write(1 + random.nextInt(5));
            case 4 -> write(random.nextInt(5) == 0 ? 250 : 30);
            case 5, 6 -> rig.redis.replicate();
            case 7, 8 -> failOver();
            case 9 -> pushes.drops(1 + random.nextInt(3));
            case 10 -> pushes.lag(random.nextInt(200));
            case 11 -> pushes.down();
            case 12 -> pushes.up();
            case 13 -> trim();
            case 14 -> remove();
            case 15 -> rig.redis.failsReads(1 + random.nextInt(3));
            case 16 -> pushes.forget();
            case 17 -> join();
            case 18 -> pace();
            default -> rarely();
        }
    }

    private void rarely() {
        switch (random.nextInt(4)) {
            case 0 -> {
                faults.newLife();
                rig.redis.newLife("e" + ++lives);
            }
            case 1 -> rig.redis.pushes().refuses(1 + random.nextInt(5));
            case 2 -> rig.redis.history().foreign(rig.redis.serverNow());
            default -> rig.redis.pushes().end();
        }
    }

    private void write(int count) {
        for (int i = 0; i < count; i++) {
            String text = text();
            MessageId id = random.nextInt(6) == 0 ? rig.redis.produce(text) : rig.redis.publish(text);
            Set<String> before = issued.computeIfAbsent(id, first -> new HashSet<>(2));
            faults.idTwice(!before.isEmpty());
            coincidence |= !before.add(text);
            if (random.nextInt(4) == 0) {
                rig.passMillis(random.nextInt(3));
            }
        }
    }

    /** Now and then one that was lost: its publisher repeats it. */
    private String text() {
        String again = "m" + random.nextInt(Math.max(1, written));
        boolean stands = rig.redis.history().line().stream()
                .anyMatch(entry -> entry.header().endsWith(";" + again));
        return stands || written == 0 || random.nextInt(4) > 0 ? "m" + written++ : again;
    }

    /**
     * The push connection is cut at once, or hangs on the old master for a while and hears nothing, or a proxy moves it.
     * In that last case no id is issued twice: with the first of its pushes lost, the others would look continuous.
     */
    private void failOver() {
        faults.lostTail();
        Duration behind = SKEWS[random.nextInt(SKEWS.length)];
        switch (random.nextInt(4)) {
            case 0 -> rig.redis.pushes().down();
            case 1 -> {
                rig.redis.pushes().down();
                skewed |= !behind.isZero();
                rig.redis.failOver(behind);
                rig.redis.pushes().up();
                return;
            }
            case 2 -> {
                rig.redis.pushes().forget();
                hanging = true;
            }
            default -> {
                if (skewed) {
                    return;
                }
                behind = Duration.ZERO;
                rig.passMillis(1);
            }
        }
        skewed |= !behind.isZero();
        rig.redis.failOver(behind);
    }

    private void trim() {
        faults.trimmed();
        rig.redis.history().trim(random.nextInt(1 + rig.redis.history().size()));
    }

    private void remove() {
        List<StreamEntry> line = rig.redis.history().line();
        faults.removed();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int back = 1 + random.nextInt(Math.min(line.size(), 6));
            rig.redis
                    .history()
                    .remove(MessageId.parse(line.get(line.size() - back).id()));
        }
    }

    // ---- readers

    private void join() {
        // pinned at once, so that we know where it begins
        rig.redis.slowest(0);
        rig.passMillis(3);
        rig.redis.failsReads(0);
        FakeHistory history = rig.redis.history();
        int kind = random.nextInt(3);
        StreamEntry from = history.line().get(random.nextInt(history.line().size()));
        StartAt start = StartAt.oldest();
        long place = 0;
        if (kind == 1) {
            start = StartAt.latest();
            place = history.last().seq();
        } else if (kind == 2 && from.header().startsWith("m")) {
            start = rig.after(MessageId.parse(from.id()));
            place = MessageId.parse(from.id()).seq();
        }
        boolean paced = random.nextBoolean();
        FeedTruth truth = new FeedTruth(place);
        FeedLog log = new FeedLog(paced ? random.nextInt(3) : Long.MAX_VALUE).doing(truth::told);
        rig.feed(start).subscribe(log);
        readers.add(new Reader(log, truth, paced));
        rig.redis.slowest(2);
    }

    private void pace() {
        for (Reader reader : readers) {
            if (reader.paced) {
                reader.log.request(1 + random.nextInt(8));
            }
        }
    }

    private void heal() {
        FakePushes pushes = rig.redis.pushes();
        pushes.drops(0);
        pushes.refuses(0);
        pushes.lag(0);
        rig.redis.failsReads(0);
        if (hanging) {
            pushes.down();
        }
        pushes.up();
        readers.forEach(reader -> reader.log.request(Long.MAX_VALUE));
        rig.pass(Duration.ofSeconds(15));
    }

    private void verify(Reader reader) {
        if (reader.log.error() != null) {
            throw new AssertionError("ended\ngiven " + shown(reader.log.events()), reader.log.error());
        }
        List<FeedEvent> events = reader.log.events();
        try {
            reader.truth.verify(rig.redis.history(), faults);
        } catch (AssertionError wrong) {
            throw new AssertionError(
                    wrong.getMessage() + "\ngiven " + shown(events) + "\nstream "
                            + rig.redis.history().line().stream()
                                    .map(StreamEntry::id)
                                    .toList(),
                    wrong);
        }
    }

    private static String shown(List<FeedEvent> events) {
        StringBuilder text = new StringBuilder();
        for (FeedEvent event : events) {
            text.append("\n  ")
                    .append(
                            event instanceof FeedEvent.MessageEvent said
                                    ? said.message().id() + " " + said.message().tag()
                                    : event);
        }
        return text.toString();
    }
}
