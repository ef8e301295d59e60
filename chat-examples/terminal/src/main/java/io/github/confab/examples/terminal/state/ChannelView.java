package io.github.confab.examples.terminal.state;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A channel as it is read here: its log, where one reads in it, and who is there. */
public final class ChannelView {

    private final ChannelId id;
    final Window window = new Window();
    final List<Line.Pending> pendings = new ArrayList<>();
    Optional<Anchor> anchor = Optional.empty();
    Optional<MessageId> firstUnread = Optional.empty();
    Optional<MessageId> head = Optional.empty();
    Optional<MessageId> selected = Optional.empty();
    MessageId marked = MessageId.MIN;
    long online;
    List<String> typing = List.of();
    boolean historyAsked;
    boolean loading;
    boolean caughtUp;
    int newBelow;

    ChannelView(ChannelId id) {
        this.id = id;
    }

    /** The channel. */
    public ChannelId id() {
        return id;
    }

    /** Its log. */
    public Window window() {
        return window;
    }

    /** What this user sent and the log does not have yet. */
    public List<Line.Pending> pendings() {
        return Collections.unmodifiableList(pendings);
    }

    /** What stands still; empty while the newest lines are followed. */
    public Optional<Anchor> anchor() {
        return anchor;
    }

    /** Where the unread messages begin. */
    public Optional<MessageId> firstUnread() {
        return firstUnread;
    }

    /** How many users are here; 0 if that is not known. */
    public long online() {
        return online;
    }

    /** The message that the next command is about, if one was chosen. */
    public Optional<MessageId> selected() {
        return selected;
    }

    /** Who is typing. */
    public List<String> typing() {
        return typing;
    }

    /** Whether older lines are on their way. */
    public boolean isLoading() {
        return loading;
    }

    /** How many lines came while older ones were read. */
    public int newBelow() {
        return newBelow;
    }

    boolean isBehind() {
        return !caughtUp
                || head.filter(newest -> newest.isAfter(window.newest())).isPresent();
    }

    boolean isReading() {
        return anchor.isPresent();
    }

    /** @return whether the line is new */
    boolean arrived(Line line) {
        boolean fresh = window.append(line, isReading());
        if (fresh && isReading()) {
            newBelow++;
        }
        dropStored();
        return fresh;
    }

    void follow() {
        selected = Optional.empty();
        anchor = Optional.empty();
        newBelow = 0;
    }

    void change(long no, Line.Pending by) {
        pendings.replaceAll(pending -> pending.no() == no ? by : pending);
        dropStored();
    }

    /** A message that the log has is pending no more. */
    private void dropStored() {
        if (!pendings.isEmpty()) {
            pendings.removeIf(pending ->
                    pending.id().filter(id -> !id.isAfter(window.newest())).isPresent());
        }
    }

    /** Sets the bar above the last messages, as many as are unread. */
    void markUnread(long unread) {
        long left = unread;
        firstUnread = Optional.empty();
        List<Line> lines = window.lines();
        for (int i = lines.size() - 1; i >= 0 && left > 0; i--) {
            if (lines.get(i) instanceof Line.Said said) {
                firstUnread = said.id();
                left--;
            }
        }
    }
}
