package io.github.confab.examples.terminal.tty;

import io.github.confab.examples.terminal.screen.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedCharSequence.ForceMode;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/**
 * Writes the rows that changed, each as a whole: a terminal that counts cells in another way, or brings text into another
 * order, then spoils one row at most.
 */
final class Painter {

    private final Terminal terminal;
    private final int colours;
    private List<AttributedString> painted = List.of();

    /** @param colours how many the terminal has; {@code AttributedCharSequence.TRUE_COLORS} for all */
    Painter(Terminal terminal, int colours) {
        this.terminal = terminal;
        this.colours = colours;
    }

    void paint(Frame frame) {
        boolean resized = painted.size() != frame.rows().size();
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < frame.rows().size(); row++) {
            AttributedString line = frame.rows().get(row);
            if (resized || !line.equals(painted.get(row))) {
                move(out, row, 0);
                out.append(line.toAnsi(colours, ForceMode.None)).append("\u001b[0m");
            }
        }
        painted = new ArrayList<>(frame.rows());
        terminal.puts(Capability.cursor_invisible);
        terminal.writer().write(out.toString());
        StringBuilder cursor = new StringBuilder();
        move(cursor, frame.cursorRow(), frame.cursorColumn());
        terminal.writer().write(cursor.toString());
        terminal.puts(Capability.cursor_normal);
        terminal.flush();
    }

    /** The next frame is painted as a whole. */
    void forget() {
        painted = List.of();
        terminal.puts(Capability.clear_screen);
    }

    private static void move(StringBuilder out, int row, int column) {
        out.append("\u001b[").append(row + 1).append(';').append(column + 1).append('H');
    }
}
