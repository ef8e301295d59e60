package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.MessageId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last few entries a reader was given from pages, without content: what the ring cannot remember for it. */
final class Trail {

    private static final int LENGTH = 64;

    private final Deque<Entry> steps = new ArrayDeque<>();

    void add(Entry entry) {
        if (steps.size() == LENGTH) {
            steps.removeFirst();
        }
        steps.addLast(entry.withoutPayload());
    }

    void clear() {
        steps.clear();
    }

    /** What came after a place was lost: its ids may be issued again. */
    void forgetAfter(Position place) {
        while (!steps.isEmpty() && steps.getLast().id().seq() > place.seq()) {
            steps.removeLast();
        }
    }

    /**
     * What the reader was given, newest first, back from {@code position} for as far as this process remembers it: by
     * its own trail, and by what the channel's rings held before the last break, and hold now.
     */
    List<Entry> backFrom(Position position, List<Entry> earlier, List<Entry> held) {
        // an id can stand in both rings, for two entries: the ring that knows the position is the one it was given from
        boolean beforeBreak = earlier.stream().anyMatch(position::isAfter);
        Map<MessageId, Entry> byId = new HashMap<>();
        (beforeBreak ? held : earlier).forEach(entry -> byId.put(entry.id(), entry));
        (beforeBreak ? earlier : held).forEach(entry -> byId.put(entry.id(), entry));
        // our own steps were certainly given to us, so they win over a ring's entry with the same id
        steps.forEach(entry -> byId.put(entry.id(), entry));
        List<Entry> given = new ArrayList<>();
        Entry step = position.entry() == null ? byId.get(position.id()) : position.entry();
        while (step != null && (!given.isEmpty() || position.isAfter(step))) {
            given.add(step);
            step = byId.get(step.previous());
        }
        return given;
    }
}
