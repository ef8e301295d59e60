package io.github.confab.examples.terminal;

import io.github.confab.chat.Chat;
import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedisException;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.examples.terminal.chat.Mailbox;
import io.github.confab.examples.terminal.chat.Performer;
import io.github.confab.examples.terminal.redis.SharedRedis;
import io.github.confab.examples.terminal.redis.UserFolder;
import io.github.confab.examples.terminal.screen.Labels;
import io.github.confab.examples.terminal.screen.Look;
import io.github.confab.examples.terminal.screen.Screen;
import io.github.confab.examples.terminal.state.AppState;
import io.github.confab.examples.terminal.state.Effect;
import io.github.confab.examples.terminal.text.Cells;
import io.github.confab.examples.terminal.tty.ChatLoop;
import io.github.confab.examples.terminal.tty.FullScreen;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** A full-screen chat in the terminal. */
public final class TerminalChat {

    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final int FAILED = 1;
    private static final int NO_TERMINAL = 2;

    private final Settings settings;
    private final UnaryOperator<Consumer<Effect>> performing;
    private final Clock clock = Clock.system(ZoneId.systemDefault());

    private TerminalChat(Settings settings, UnaryOperator<Consumer<Effect>> performing) {
        this.settings = settings;
        this.performing = performing;
    }

    /** {@code --help} tells what may be given. */
    public static void main(String[] args) {
        start(args, UnaryOperator.identity());
    }

    /** For tests that need an accident in the middle. */
    static void start(String[] args, UnaryOperator<Consumer<Effect>> performing) {
        Settings settings = new Settings(System.getenv());
        CommandLine line = new CommandLine(settings).setCaseInsensitiveEnumValuesAllowed(true);
        try {
            line.parseArgs(args);
        } catch (CommandLine.ParameterException wrong) {
            System.err.println(wrong.getMessage());
            line.usage(System.err);
            System.exit(line.getCommandSpec().exitCodeOnInvalidInput());
        }
        if (line.isUsageHelpRequested() || line.isVersionHelpRequested()) {
            CommandLine.printHelpIfRequested(line.getParseResult());
            return;
        }
        System.exit(new TerminalChat(settings, performing).run(System.err));
    }

    private int run(PrintStream errors) {
        try (FullScreen full = FullScreen.find()) {
            return run(full, errors);
        } catch (IOException noTerminal) {
            errors.println("The terminal chat needs a terminal, and this is none (a pipe, a file, a job).");
            errors.println("For scripts there is the console client: chat-examples/run console --help");
            return NO_TERMINAL;
        }
    }

    private int run(FullScreen full, PrintStream errors) {
        Optional<SharedRedis> own = Optional.empty();
        String failure;
        try {
            logIntoFile();
            own = settings.redisIsGiven() ? own : Optional.of(SharedRedis.in(settings.redisFolder()));
            chat(full, own.map(SharedRedis::uri));
            return 0;
        } catch (ChatException | InvalidArgumentException | EmbeddedRedisException | UncheckedIOException expected) {
            failure = expected.getMessage();
        } catch (IOException noFolder) {
            failure = "The folder " + settings.folder() + " cannot be used (another one: --data): " + noFolder;
        } catch (InterruptedException stopped) {
            failure = "Interrupted.";
        } catch (RuntimeException bug) {
            LoggerFactory.getLogger(TerminalChat.class).error("the program has failed", bug);
            failure = "The program has failed: " + bug;
        } finally {
            full.close();
            own.ifPresent(SharedRedis::close);
        }
        errors.println(failure);
        errors.println("More is in " + settings.logFile());
        return FAILED;
    }

    private void chat(FullScreen full, Optional<String> uri) throws InterruptedException {
        LettuceChatOptions options = uri.map(
                        own -> LettuceChatOptions.builder().redis(own).build())
                .orElseGet(LettuceChatOptions::fromEnvironment);
        Chat chat = LettuceChat.connect(options).block();
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> goodbye(chat, full), "goodbye"));
            full.enter();
            loop(chat, full);
        } finally {
            goodbye(chat, full);
        }
    }

    /** Also when a signal ends the program: the terminal first, then others see that this user is gone. */
    private static void goodbye(Chat chat, FullScreen full) {
        full.close();
        chat.close().timeout(CLOSING).onErrorComplete().block();
    }

    private void loop(Chat chat, FullScreen full) throws InterruptedException {
        Look look = new Look(
                settings.layout,
                settings.palette(full.colours()),
                Labels.of(settings.language()),
                full.showsClusters() ? Cells.CLUSTERS : Cells.CODE_POINTS,
                settings.bidi,
                clock.getZone());
        Mailbox mailbox = new Mailbox();
        AppState state = new AppState(Version.text(), settings.user, clock.instant());
        Performer performer = new Performer(chat, mailbox, settings.logFile(), clock);
        try {
            new ChatLoop(full, settings.colours(full.colours()), new Screen(look), state, mailbox, clock)
                    .run(performing.apply(performer::perform));
        } finally {
            performer.dispose();
        }
    }

    /** A line of a log on the screen would spoil it. */
    private void logIntoFile() throws IOException {
        UserFolder.create(settings.folder());
        PrintStream file =
                new PrintStream(new FileOutputStream(settings.logFile().toFile(), true), true, StandardCharsets.UTF_8);
        System.setErr(file);
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd HH:mm:ss.SSS");
    }
}
