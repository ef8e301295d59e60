package io.github.confab.examples.console;

import io.github.confab.examples.console.access.Surroundings;
import io.github.confab.examples.console.command.Commands;
import io.github.confab.examples.console.text.Notes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** One run: parses the command line, runs the command, and says how it ended. */
final class Console {

    /** Commands after which people might have typed a password by mistake. */
    private static final Set<String> SECRETIVE = Set.of("register", "login");

    private final Surroundings surroundings;

    Console(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @return the exit code */
    int run(String... args) {
        StringWriter help = new StringWriter();
        CommandLine line = new CommandLine(new Root());
        Commands.of(surroundings).forEach(line::addSubcommand);
        line.setOut(new PrintWriter(help))
                // a message may begin with @
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler((wrong, given) -> refuse(wrong))
                .setExecutionExceptionHandler((thrown, command, result) -> fail(thrown));
        int code = line.execute(args);
        try {
            help.toString().lines().forEach(surroundings.out()::plain);
            return code;
        } catch (RuntimeException e) {
            return fail(e);
        }
    }

    private int refuse(ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        Notes notes = surroundings.notes();
        notes.say("console: " + explanation(wrong));
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> similar = unmatched.getSuggestions();
            if (!similar.isEmpty()) {
                notes.say("did you mean: " + String.join(", ", similar));
            }
        }
        notes.say("see: " + command + " --help");
        return ExitCode.USAGE;
    }

    private static String explanation(ParameterException wrong) {
        boolean secretive = SECRETIVE.contains(wrong.getCommandLine().getCommandName());
        return secretive && wrong instanceof UnmatchedArgumentException
                ? "too many arguments; a password is never one: it is asked for, or taken from CONFAB_PASSWORD"
                : String.valueOf(wrong.getMessage());
    }

    private int fail(Throwable thrown) {
        Failure failure = Failure.of(thrown);
        if (!failure.message().isEmpty() && !surroundings.interruption().happened()) {
            surroundings.notes().say("console: " + failure.message());
        }
        return failure.code();
    }

    @Command(
            name = "console",
            scope = ScopeType.INHERIT,
            mixinStandardHelpOptions = true,
            version = "Confab console 0.1.0-SNAPSHOT",
            description = "A chat client for scripts: data on standard output, remarks on standard error.",
            synopsisSubcommandLabel = "<command>",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                " 0:done",
                " 1:failed for good: repeating it does not help",
                " 2:wrong use: an argument is missing or breaks a rule",
                " 3:not logged in, wrong password, session ended, or forbidden",
                "70:a fault of the program",
                "75:failed for now: Redis is away or busy; try again later",
                "130:ended by Ctrl-C (143: by SIGTERM)",
                "141:nobody reads the output any more"
            })
    private static final class Root implements Runnable {

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Override
        public void run() {
            throw new ParameterException(
                    spec.commandLine(),
                    "which command? " + String.join(", ", spec.subcommands().keySet()));
        }
    }
}
