package io.github.confab.examples.terminal.tty;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp.Capability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The terminal while it is ours: the other screen, single keys, pastes marked as such. {@link #close()} gives it back as it
 * was, once, whoever comes first: the program's end, a signal, an accident.
 */
public final class FullScreen implements AutoCloseable {

    /** Rows that are too long by a terminal's own count must not run into the next row. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final String MARK_PASTES = "\u001b[?2004h";
    private static final String NO_MARKS = "\u001b[?2004l";
    private static final String NO_CLUSTERS = "\u001b[?2027l";
    private static final Logger log = LoggerFactory.getLogger(FullScreen.class);

    private final Terminal terminal;
    private final Attributes before;
    private final boolean clusters;
    private final String farewell;
    private boolean entered;
    private boolean closed;

    private FullScreen(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.getAttributes();
        this.clusters = terminal.supportsGraphemeClusterMode();
        this.farewell = "\u001b[0m"
                + NO_MARKS
                + WRAP
                + (clusters ? NO_CLUSTERS : "")
                + sequence(Capability.keypad_local)
                + sequence(Capability.cursor_normal)
                + sequence(Capability.exit_ca_mode);
    }

    /**
     * Finds the terminal of this process; changes nothing yet.
     *
     * @throws IOException if there is none: input or output is a pipe, a file or nothing
     */
    public static FullScreen find() throws IOException {
        try {
            return new FullScreen(TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                    .dumb(false)
                    .encoding(StandardCharsets.UTF_8)
                    .nativeSignals(true)
                    .build());
        } catch (IllegalStateException none) {
            throw new IOException("no terminal", none);
        }
    }

    Terminal terminal() {
        return terminal;
    }

    /** Whether the terminal shows what people see as one character in two cells at most. */
    public boolean showsClusters() {
        return clusters;
    }

    /** How many colours the terminal knows by itself. */
    public int colours() {
        Integer colours = terminal.getNumericCapability(Capability.max_colors);
        return colours == null ? 0 : colours;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        // not through the terminal's own writer: when the JVM ends, that may be closed already
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            if (entered) {
                out.write(farewell.getBytes(StandardCharsets.US_ASCII));
                terminal.setAttributes(before);
            }
            terminal.close();
        } catch (IOException | RuntimeException gone) {
            log.debug("the terminal was gone", gone);
        }
    }

    /** Runs while the terminal is ours; does nothing afterwards. */
    synchronized void use(Runnable painting) {
        if (!closed) {
            painting.run();
        }
    }

    /** Makes the terminal ours. */
    public synchronized void enter() {
        entered = true;
        terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        // Ctrl-C, Ctrl-S and the like are keys here; Redis, a child in the same group, must not hear of them
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        raw.setInputFlag(Attributes.InputFlag.IXON, false);
        terminal.setAttributes(raw);
        if (clusters) {
            terminal.setGraphemeClusterMode(true, true);
        }
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_local);
        terminal.writer().write(NO_WRAP + MARK_PASTES);
        terminal.puts(Capability.clear_screen);
        terminal.flush();
    }

    private String sequence(Capability capability) {
        String pattern = terminal.getStringCapability(capability);
        return pattern == null ? "" : Curses.tputs(pattern);
    }
}
