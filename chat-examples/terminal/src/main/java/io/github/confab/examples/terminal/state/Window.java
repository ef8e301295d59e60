package io.github.confab.examples.terminal.state;

import io.github.confab.chat.model.MessageId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The part of a channel's log that is held here: the newest lines, or, while somebody reads far back, a part of the past.
 * A line keeps its number as long as it is held; older ones have smaller numbers, also below zero.
 */
public final class Window {

    /** Lines that are held while the newest are read. */
    static final int FOLLOWING = 500;
    /** Lines that are held while older ones are read. */
    static final int READING = 4000;

    private static final int CHUNK = 250;

    private final List<Line> lines = new ArrayList<>();
    private long first;
    private MessageId newest = MessageId.MIN;
    private boolean olderExist = true;
    private boolean newerExist;

    /** The lines, oldest first. */
    public List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** The number of the first line. */
    public long first() {
        return first;
    }

    /** Whether there may be older lines. */
    public boolean olderExist() {
        return olderExist;
    }

    /** Whether newer lines were given up. */
    boolean newerExist() {
        return newerExist;
    }

    /** The place of the newest line; {@link MessageId#MIN} if there is none. */
    MessageId newest() {
        return newest;
    }

    Optional<MessageId> oldest() {
        return lines.stream().flatMap(line -> line.id().stream()).findFirst();
    }

    /**
     * Adds a line at the end, unless it is there already.
     *
     * @param reading whether somebody reads older lines, which then must not go away
     * @return whether it is new
     */
    boolean append(Line line, boolean reading) {
        if (line.id().isPresent() && !line.id().get().isAfter(newest)) {
            return false;
        }
        if (newerExist || (reading && lines.size() >= READING)) {
            newerExist = true;
            return line.id().isPresent();
        }
        newest = line.id().orElse(newest);
        lines.add(line);
        if (!reading && lines.size() >= FOLLOWING + CHUNK) {
            dropOldest(lines.size() - FOLLOWING);
        }
        return true;
    }

    /** Adds older lines; those that are here already are passed over. Gives up the newest if they become too many. */
    void prepend(List<? extends Line> older, boolean more) {
        MessageId oldest = oldest().orElse(MessageId.MAX);
        List<Line> fresh = new ArrayList<>(older);
        fresh.removeIf(line -> line.id().filter(id -> id.isBefore(oldest)).isEmpty());
        lines.addAll(0, fresh);
        first -= fresh.size();
        olderExist = more;
        if (newest.equals(MessageId.MIN)) {
            newest = newestHeld();
        }
        if (lines.size() > READING) {
            lines.subList(READING, lines.size()).clear();
            newest = newestHeld();
            newerExist = true;
        }
    }

    /** Adds the lines that follow the newest one held. */
    void extend(List<? extends Line> newer, boolean more) {
        newerExist = false;
        newer.forEach(line -> append(line, false));
        newerExist = more;
    }

    /** Forgets what stands behind a place: it is no longer so. */
    void rewind(MessageId fork) {
        lines.removeIf(line -> line.id().filter(id -> id.isAfter(fork)).isPresent());
        newest = fork;
    }

    void change(MessageId id, UnaryOperator<Line> change) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).id().filter(id::equals).isPresent()) {
                lines.set(i, change.apply(lines.get(i)));
                return;
            }
        }
    }

    /** A place that has no line of its own has come. */
    void pass(MessageId id) {
        if (!newerExist && id.isAfter(newest)) {
            newest = id;
        }
    }

    void clear() {
        first += lines.size();
        lines.clear();
        newest = MessageId.MIN;
        olderExist = true;
        newerExist = false;
    }

    private void dropOldest(int count) {
        lines.subList(0, count).clear();
        first += count;
        olderExist = true;
    }

    private MessageId newestHeld() {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).id().isPresent()) {
                return lines.get(i).id().get();
            }
        }
        return MessageId.MIN;
    }
}
