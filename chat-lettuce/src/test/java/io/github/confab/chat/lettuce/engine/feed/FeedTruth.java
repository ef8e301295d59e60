package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.engine.fake.FakeHistory;
import io.github.confab.chat.lettuce.redis.StreamEntry;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.CorruptEntry;
import io.github.confab.chat.model.FeedEvent.Gap;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.FeedEvent.Reset;
import io.github.confab.chat.model.FeedEvent.Rewritten;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StreamMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one reader must believe after the events it was given, held against what Redis has: each message once and in
 * order, each missing one accounted for, nothing that was lost still believed, no alarm without a cause.
 */
final class FeedTruth {

    private final List<StreamMessage> believed = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Map<String, MessageId> lost = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();
    private final Set<MessageId> onlyTold = new HashSet<>();

    private long start;
    private boolean fromOrigin;
    private boolean caughtUp;
    private int rewritten;
    private int resets;

    /** @param start the place it begins after; 0: the oldest */
    FeedTruth(long start) {
        this.start = start;
        this.fromOrigin = start == 0;
    }

    // ---- what it is told

    void told(FeedEvent event) {
        if (event instanceof MessageEvent said) {
            message(said);
        } else if (event instanceof CaughtUp) {
            require(!caughtUp, "caught up twice without a break between");
            caughtUp = true;
        } else if (event instanceof Gap gap) {
            caughtUp = false;
            require(gap.fromSeq() <= gap.toSeq() && gap.fromSeq() > newest(), "a gap among what was given: " + gap);
            gaps.add(gap);
        } else if (event instanceof Rewritten fork) {
            rewritten(fork);
        } else if (event instanceof CorruptEntry foreign) {
            require(unreadable.add(foreign.entryId()), "told twice of " + foreign);
        } else if (event instanceof Reset) {
            unreadable.clear();
            resets++;
            start(0);
            fromOrigin = true;
            believed.clear();
            gaps.clear();
        }
    }

    private void message(MessageEvent said) {
        StreamMessage message = said.message();
        require(message.id().seq() > newest(), "not after the one before: " + message.id());
        MessageId replaced = lost.remove(message.author().id() + ";" + message.tag());
        boolean right = said.replaces()
                .map(id -> id.equals(replaced) || onlyTold.contains(id))
                .orElse(replaced == null);
        require(right, "replaces " + said.replaces() + ", not " + replaced);
        believed.add(message);
    }

    private void rewritten(Rewritten event) {
        rewritten++;
        unreadable.clear();
        start(Math.min(start, event.fork().seq()));
        List<MessageId> retracted = new ArrayList<>();
        believed.removeIf(message -> {
            boolean after = message.id().seq() > event.fork().seq();
            if (after) {
                retracted.add(message.id());
                lost.put(message.author().id() + ";" + message.tag(), message.id());
            }
            return after;
        });
        // more than this reader was given: it was told that they are missing, or came when they were trimmed already
        List<MessageId> alsoTold = new ArrayList<>(event.lost());
        alsoTold.removeAll(retracted);
        long firstGiven =
                retracted.isEmpty() ? Long.MAX_VALUE : retracted.get(0).seq();
        boolean explained = alsoTold.stream()
                .allMatch(id -> isInGap(id.seq()) || (fromOrigin && believed.isEmpty() && id.seq() < firstGiven));
        require(explained, "lost are " + retracted + ", told " + event);
        require(event.lost().containsAll(retracted), "lost are " + retracted + ", told " + event);
        onlyTold.addAll(alsoTold);
        gaps.removeIf(gap -> gap.fromSeq() > event.fork().seq());
        gaps.replaceAll(
                gap -> gap.toSeq() > event.fork().seq() ? upTo(event.fork().seq(), gap) : gap);
        require(event.lostFromSeq() == event.fork().seq() + 1, "lost from right after the fork: " + event);
        require(
                retracted.isEmpty()
                        || event.lostToSeq()
                                >= retracted.get(retracted.size() - 1).seq(),
                "lost up to the newest that was given: " + event);
    }

    /** What was missing after the fork is part of no history any more. */
    private static Gap upTo(long seq, Gap gap) {
        return new Gap(gap.channel(), gap.fromSeq(), seq, gap.messages(), gap.reason());
    }

    private void start(long place) {
        start = place;
        caughtUp = false;
    }

    private long newest() {
        long message =
                believed.isEmpty() ? 0 : believed.get(believed.size() - 1).id().seq();
        return Math.max(message, gaps.isEmpty() ? 0 : gaps.get(gaps.size() - 1).toSeq());
    }

    // ---- what is true

    /** Call when everything has calmed down and the reader was given all it could be. */
    void verify(FakeHistory truth, FeedFaults faults) {
        require(caughtUp, "it never caught up");
        require(faults.canRewrite() || rewritten == 0, "told of a rewritten history without a cause");
        require(faults.canReset() || resets == 0, "told of a new history without a cause");
        require(faults.canMiss() || gaps.isEmpty(), "told of a gap without a cause: " + gaps);
        Map<String, StreamEntry> line = new HashMap<>();
        truth.line().forEach(entry -> line.put(entry.id(), entry));
        for (StreamMessage message : believed) {
            StreamEntry entry = line.get(message.id().toString());
            boolean stands = entry != null && entry.header().endsWith(";" + message.tag());
            require(
                    stands
                            || faults.isUndecidable()
                            || isBehindTrimmed(message.id().seq()),
                    "believes in a lost message: " + message.id());
        }
        Map<String, StreamMessage> mine = new HashMap<>();
        believed.forEach(message -> mine.put(message.id().toString(), message));
        long first = Math.min(
                believed.isEmpty() ? Long.MAX_VALUE : believed.get(0).id().seq(),
                gaps.isEmpty() ? Long.MAX_VALUE : gaps.get(0).fromSeq());
        for (StreamEntry entry : truth.line()) {
            long seq = MessageId.parse(entry.id()).seq();
            if (!entry.header().startsWith("m") || seq <= start || mine.containsKey(entry.id())) {
                continue;
            }
            boolean accounted = isInGap(seq);
            boolean unknowable = (fromOrigin && seq < first) || isBehindTrimmed(seq);
            if (truth.holds(entry.id())) {
                require((accounted || unknowable) && faults.bringsBack(), "was never given " + entry.id());
            } else {
                require(accounted || unknowable, "was not told that it misses " + entry.id());
            }
        }
    }

    private boolean isInGap(long seq) {
        return gaps.stream().anyMatch(gap -> gap.fromSeq() <= seq && seq <= gap.toSeq());
    }

    /** It was told that something is missing right there; what it had before is beyond anybody's knowledge. */
    private boolean isBehindTrimmed(long seq) {
        return gaps.stream().anyMatch(gap -> gap.reason() == Gap.Reason.TRIMMED && gap.fromSeq() > seq);
    }

    int rewrittenCount() {
        return rewritten;
    }

    int resetCount() {
        return resets;
    }

    int gapCount() {
        return gaps.size();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
