package io.github.confab.examples.console.command;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.Receipt;
import io.github.confab.examples.console.access.Connection;
import io.github.confab.examples.console.access.Surroundings;
import io.github.confab.examples.console.access.UsageException;
import io.github.confab.examples.console.text.LineReader;
import io.github.confab.examples.console.text.LineReader.Line;
import io.github.confab.examples.console.text.Terminal.Stream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "publish",
        description = {
            "Stores a message, pushes it to all subscribers, and prints its id. Makes the channel if there is none, and"
                    + " joins it.",
            "With - or without a text each line of the standard input is a message, in order; blank lines are skipped."
        })
final class Publish implements Callable<Integer> {

    @Mixin
    private final Common common;

    @Mixin
    private final ChannelChoice choice = new ChannelChoice();

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "<text>",
            description = "The message; several words are joined. Put -- before a text that begins with a dash.")
    private List<String> words = List.of();

    @Option(
            names = "--key",
            paramLabel = "<key>",
            description = "Names this message: publishing it again with the same key stores nothing (for 5 minutes).")
    private Optional<String> key = Optional.empty();

    Publish(Surroundings surroundings) {
        this.common = new Common(surroundings);
    }

    @Override
    public Integer call() {
        boolean lines = words.isEmpty() || words.equals(List.of("-"));
        if (lines && key.isPresent()) {
            throw new UsageException("--key names one message: give its text, or use import, which names each line");
        }
        Optional<Draft> draft = lines ? Optional.empty() : Optional.of(draft());
        try (Connection connection = common.connect()) {
            Channel channel = choice.open(common.client(connection));
            if (draft.isPresent()) {
                print(channel.publish(draft.get()).blockOptional().orElseThrow());
            } else {
                publishLines(channel);
            }
            return 0;
        }
    }

    private Draft draft() {
        Draft text = Draft.text(String.join(" ", words));
        return key.map(name -> text.withKey(IdempotencyKey.of(name))).orElse(text);
    }

    private void publishLines(Channel channel) {
        if (common.surroundings().terminal().isPerson(Stream.INPUT)) {
            common.notes().say("each line is a message; Ctrl-D ends");
        }
        new InFlight(new LineReader(common.surroundings().in()), Publish::draft)
                .run(channel::publish, (line, receipt) -> print(receipt));
    }

    private static Optional<Draft> draft(Line line) {
        return Optional.of(line.text()).filter(text -> !text.isBlank()).map(Draft::text);
    }

    private void print(Receipt receipt) {
        common.print(receipt.id().toString(), out -> {
            out.writeStringProperty("id", receipt.id().toString());
            out.writeStringProperty("channel", receipt.channel().value());
            out.writeBooleanProperty("duplicate", receipt.duplicate());
        });
    }
}
