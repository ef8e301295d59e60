package io.github.confab.examples.console;

import io.github.confab.examples.console.access.Interruption;
import io.github.confab.examples.console.access.Surroundings;
import io.github.confab.examples.console.text.Notes;
import io.github.confab.examples.console.text.Output;
import io.github.confab.examples.console.text.SystemTerminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.Charset;

/** A line client: {@code chat-examples/run console <command>}. See docs/console.md. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Interruption interruption = new Interruption();
        // not System.out, which swallows that its reader is gone
        Output out = new Output(new FileOutputStream(FileDescriptor.out), charset());
        interruption.onEnd(out::close);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::happen, "interruption"));
        Notes notes = new Notes(System.err);
        if (CommandLineBytes.areLost(args)) {
            notes.say(
                    "console: this locale cannot carry the characters of the command line: set LC_ALL=C.UTF-8, or give"
                            + " the text on the standard input");
            System.exit(ExitCode.USAGE);
        }
        Surroundings surroundings =
                new Surroundings(System.getenv(), System.in, out, notes, new SystemTerminal(), interruption);
        System.exit(new Console(surroundings).run(args));
    }

    /** That of the locale: Java 17 does not tell it by System.out. */
    private static Charset charset() {
        String locale =
                System.getProperty("native.encoding", Charset.defaultCharset().name());
        return Charset.forName(System.getProperty("stdout.encoding", locale));
    }
}
