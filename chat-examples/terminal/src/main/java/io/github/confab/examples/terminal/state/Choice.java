package io.github.confab.examples.terminal.state;

import io.github.confab.chat.model.MessageId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Choosing the message that a command is about. */
final class Choice {

    private Choice() {}

    /** The newest message that is one of these, and not deleted. */
    static Optional<MessageId> last(ChannelView view, Predicate<Line.Said> which) {
        List<Line> lines = view.window.lines();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i) instanceof Line.Said said && !said.message().isDeleted() && which.test(said)) {
                return said.id();
            }
        }
        return Optional.empty();
    }

    /** Chooses the message above or below the chosen one, and brings it onto the screen. */
    static void move(ChannelView view, Drawn drawn, int by) {
        List<Line> lines = view.window.lines();
        int from = view.selected.map(id -> index(lines, id)).orElse(lines.size());
        for (int i = from + by; i >= 0 && i < lines.size(); i += by) {
            if (lines.get(i) instanceof Line.Said said) {
                view.selected = said.id();
                show(view, drawn, view.window.first() + i);
                return;
            }
        }
    }

    private static void show(ChannelView view, Drawn drawn, long line) {
        if (line < drawn.top().line()
                || (line == drawn.top().line() && drawn.top().row() > 0)) {
            view.anchor = Optional.of(new Anchor(line, 0, true));
        } else if (line > drawn.bottom().line()) {
            view.anchor = Optional.of(new Anchor(line, Integer.MAX_VALUE - 1, false));
        }
    }

    private static int index(List<Line> lines, MessageId id) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).id().filter(id::equals).isPresent()) {
                return i;
            }
        }
        return lines.size();
    }
}
