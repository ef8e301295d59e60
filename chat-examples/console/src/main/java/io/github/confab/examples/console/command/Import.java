package io.github.confab.examples.console.command;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.Receipt;
import io.github.confab.examples.console.access.Connection;
import io.github.confab.examples.console.access.Surroundings;
import io.github.confab.examples.console.text.BadDataException;
import io.github.confab.examples.console.text.LineReader;
import io.github.confab.examples.console.text.LineReader.Line;
import io.github.confab.examples.console.text.Progress;
import io.github.confab.examples.console.text.Reason;
import io.github.confab.examples.console.text.Terminal.Stream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Stores each line as a message, in order, without pushing it: subscribers meet it within seconds. Reads what"
                    + " export writes, or plain text. Makes the channel if there is none, and joins it.",
            "Importing the same again stores only what is missing, however often and however much later."
        })
final class Import implements Callable<Integer> {

    @Mixin
    private final Common common;

    @Mixin
    private final ChannelChoice choice = new ChannelChoice();

    @Parameters(index = "1", arity = "0..1", paramLabel = "<file>", description = "Default: -, the standard input.")
    private String file = "-";

    @Option(
            names = "--format",
            paramLabel = "<format>",
            defaultValue = "auto",
            description = "auto (as the first line looks), ndjson, plain. Default: auto.")
    private ImportLines.Format format = ImportLines.Format.auto;

    @Option(
            names = "--name",
            paramLabel = "<name>",
            description = "Plain lines that were imported under another name count as others.")
    private Optional<String> name = Optional.empty();

    private long stored;
    private long known;

    Import(Surroundings surroundings) {
        this.common = new Common(surroundings);
    }

    @Override
    public Integer call() {
        boolean stdin = file.equals("-");
        try (InputStream in = stdin ? common.surroundings().in() : Files.newInputStream(Path.of(file))) {
            return run(in, stdin ? 0 : Files.size(Path.of(file)));
        } catch (IOException e) {
            throw new BadDataException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }

    private int run(InputStream in, long bytes) {
        ImportLines lines = new ImportLines(format, name.orElse(""));
        boolean watched = common.surroundings().terminal().isPerson(Stream.ERROR) && !common.isJson();
        try (Connection connection = common.connect()) {
            ChatClient client = common.client(connection);
            Channel channel = choice.open(client);
            EarlierImports earlier = EarlierImports.find(channel, client.user().id());
            Progress progress = new Progress(common.notes(), watched, bytes);
            try {
                new InFlight(new LineReader(in), line -> lines.draft(line).filter(draft -> isNew(earlier, draft.key())))
                        .run(channel::produce, (line, receipt) -> count(progress, line, receipt));
            } finally {
                progress.end();
                report();
            }
            return 0;
        }
    }

    private synchronized boolean isNew(EarlierImports earlier, Optional<?> key) {
        boolean there = key.map(Object::toString).filter(earlier::contains).isPresent();
        known += there ? 1 : 0;
        return !there;
    }

    private synchronized void count(Progress progress, Line line, Receipt receipt) {
        stored += receipt.duplicate() ? 0 : 1;
        known += receipt.duplicate() ? 1 : 0;
        progress.reached(line.end(), stored + known);
    }

    private synchronized void report() {
        if (!common.surroundings().interruption().happened()) {
            common.tell("imported " + stored + " messages; " + known + " were there already", out -> {
                out.writeNumberProperty("stored", stored);
                out.writeNumberProperty("known", known);
            });
        }
    }
}
