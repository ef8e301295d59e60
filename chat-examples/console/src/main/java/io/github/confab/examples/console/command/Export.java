package io.github.confab.examples.console.command;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CorruptEntry;
import io.github.confab.chat.model.FeedEvent.Gap;
import io.github.confab.chat.model.FeedEvent.MessageChanged;
import io.github.confab.chat.model.FeedEvent.MessageDeleted;
import io.github.confab.chat.model.FeedEvent.MessageEdited;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.FeedEvent.Reset;
import io.github.confab.chat.model.FeedEvent.Rewritten;
import io.github.confab.chat.model.StartAt;
import io.github.confab.examples.console.access.Connection;
import io.github.confab.examples.console.access.StoredMessages;
import io.github.confab.examples.console.access.Surroundings;
import io.github.confab.examples.console.access.UsageException;
import io.github.confab.examples.console.text.BadDataException;
import io.github.confab.examples.console.text.JsonText;
import io.github.confab.examples.console.text.Message;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = {
            "Writes all stored messages of a channel as JSON, one a line, oldest first.",
            "An interrupted export goes on: with --output by itself, else with --after and the cursor of the last line."
        })
final class Export implements Callable<Integer> {

    @Mixin
    private final Common common;

    @Mixin
    private final ChannelChoice choice = new ChannelChoice();

    @Option(names = "--after", paramLabel = "<cursor>", description = "Only what comes after the message with it.")
    private Optional<String> after = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<file>",
            description = "Write there. A file that exists is continued after its last whole line.")
    private Optional<Path> output = Optional.empty();

    private final AtomicLong exported = new AtomicLong();
    private final AtomicLong stale = new AtomicLong();

    Export(Surroundings surroundings) {
        this.common = new Common(surroundings);
    }

    @Override
    public Integer call() {
        Optional<Cursor> given = after.map(Cursor::parse);
        if (output.isEmpty()) {
            return export(given, message -> common.out().json(message));
        }
        try (ExportFile file = ExportFile.open(output.get())) {
            if (given.isPresent() && file.last().isPresent()) {
                throw new UsageException("--after is not for a file that is continued: " + output.get());
            }
            return export(file.last().or(() -> given), file::append);
        }
    }

    private int export(Optional<Cursor> start, Consumer<JsonText.Fields> lines) {
        try (Connection connection = common.connect()) {
            Channel channel = choice.find(common.client(connection));
            start.filter(cursor -> !cursor.channel().equals(channel.id())).ifPresent(cursor -> {
                throw new BadDataException("what is to be continued is an export of another channel, "
                        + cursor.channel() + ": choose another file, or that channel");
            });
            StoredMessages.read(channel, start.map(StartAt::after).orElse(StartAt.oldest()), event -> {
                if (event instanceof MessageEvent said) {
                    lines.accept(Message.json(said.message()));
                    exported.incrementAndGet();
                } else if (event instanceof MessageChanged change) {
                    stale.addAndGet(isExported(change, start) ? 1 : 0);
                } else {
                    report(event);
                }
            });
        }
        end(exported.get());
        return 0;
    }

    /** A line shows a message as it stood when it was read, and stays; this run cannot tell which changes it has seen. */
    private static boolean isExported(MessageChanged change, Optional<Cursor> start) {
        boolean edit = change instanceof MessageEdited || change instanceof MessageDeleted;
        return edit
                && start.filter(cursor -> !change.target().isAfter(cursor.id())).isPresent();
    }

    private void report(FeedEvent event) {
        if (event instanceof Reset || event instanceof Rewritten) {
            throw new BadDataException(
                    "the history of this channel has changed, and what was exported before is not part"
                            + " of it any more: export all of it anew");
        }
        if (event instanceof Gap || event instanceof CorruptEntry) {
            FeedNote.of(event).ifPresent(note -> common.notes().say(note.text()));
        }
    }

    private void end(long messages) {
        if (stale.get() > 0) {
            common.notes()
                    .say("-- met " + stale.get()
                            + " edits or deletions of messages in earlier lines, which may show what"
                            + " those said before: export all of it anew to be sure --");
        }
        if (output.isPresent()) {
            common.tell("exported " + messages + " messages to " + output.get(), out -> {
                out.writeNumberProperty("exported", messages);
                out.writeStringProperty("file", output.get().toString());
            });
        } else {
            common.notes().say("exported " + messages + " messages");
        }
    }
}
