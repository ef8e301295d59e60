package io.github.confab.examples.terminal.tty;

import io.github.confab.examples.terminal.chat.Mailbox;
import io.github.confab.examples.terminal.screen.Frame;
import io.github.confab.examples.terminal.screen.Screen;
import io.github.confab.examples.terminal.state.AppState;
import io.github.confab.examples.terminal.state.Effect;
import io.github.confab.examples.terminal.state.Event;
import io.github.confab.examples.terminal.state.Key;
import io.github.confab.examples.terminal.state.Reducer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/**
 * The one thread that changes the state and draws it. It takes all that came, applies it, then draws once: at once after a
 * key, otherwise not before the eye could see a difference.
 */
public final class ChatLoop {

    private static final long FRAME_NANOS = Duration.ofMillis(40).toNanos();
    private static final long TICK_NANOS = Duration.ofSeconds(1).toNanos();

    private final FullScreen full;
    private final Screen screen;
    private final AppState state;
    private final Reducer reducer;
    private final Mailbox mailbox;
    private final Clock clock;
    private final Painter painter;
    private final AtomicBoolean resized = new AtomicBoolean(true);
    private Size size;
    private boolean quit;

    /**
     * @param full the terminal
     * @param colours how many to use
     * @param screen draws
     * @param state what is drawn; belongs to this loop from now on
     * @param mailbox what comes
     * @param clock for times that are shown
     */
    public ChatLoop(FullScreen full, int colours, Screen screen, AppState state, Mailbox mailbox, Clock clock) {
        this.full = full;
        this.screen = screen;
        this.state = state;
        this.reducer = new Reducer(state);
        this.mailbox = mailbox;
        this.clock = clock;
        this.painter = new Painter(full.terminal(), colours);
        this.size = full.terminal().getSize();
    }

    /** Runs until somebody quits, or nobody can type any more. */
    public void run(Consumer<Effect> perform) throws InterruptedException {
        Terminal terminal = full.terminal();
        terminal.handle(Terminal.Signal.WINCH, signal -> {
            resized.set(true);
            mailbox.post(new Event.Ticked(clock.instant()));
        });
        startKeys(terminal.reader());
        long lastFrame = System.nanoTime() - FRAME_NANOS;
        long nextTick = System.nanoTime();
        while (!quit) {
            Mailbox.Batch batch = mailbox.take(lastFrame + FRAME_NANOS, nextTick);
            batch.events().forEach(event -> apply(event, perform));
            if (System.nanoTime() - nextTick >= 0) {
                nextTick = System.nanoTime() + TICK_NANOS;
                apply(new Event.Ticked(clock.instant()), perform);
            }
            draw(perform);
            lastFrame = System.nanoTime();
        }
    }

    private void apply(Event event, Consumer<Effect> perform) {
        perform(reducer.on(event), perform);
    }

    private void perform(List<Effect> effects, Consumer<Effect> perform) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Quit) {
                quit = true;
            } else if (effect instanceof Effect.Redraw) {
                resized.set(true);
            } else {
                perform.accept(effect);
            }
        }
    }

    private void draw(Consumer<Effect> perform) {
        if (resized.getAndSet(false)) {
            size = full.terminal().getSize();
            full.use(painter::forget);
        }
        Frame frame = screen.draw(state, Math.max(1, size.getColumns()), Math.max(1, size.getRows()));
        full.use(() -> painter.paint(frame));
        perform(reducer.on(new Event.Shown(frame.log())), perform);
    }

    private void startKeys(NonBlockingReader reader) {
        Thread keys = new Thread(() -> readKeys(new Keyboard(reader::read)), "keys");
        keys.setDaemon(true);
        keys.start();
    }

    private void readKeys(Keyboard keyboard) {
        try {
            for (Optional<Key> key = keyboard.next(); key.isPresent(); key = keyboard.next()) {
                mailbox.key(new Event.Pressed(key.get()));
            }
        } catch (IOException closed) {
            // the terminal is gone, or was given back
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        endOfKeys();
    }

    private void endOfKeys() {
        try {
            mailbox.key(new Event.Pressed(Key.of(Key.Kind.INTERRUPT)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
