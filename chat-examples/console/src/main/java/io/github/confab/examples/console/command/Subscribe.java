package io.github.confab.examples.console.command;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.StartAt;
import io.github.confab.examples.console.access.Connection;
import io.github.confab.examples.console.access.StoredMessages;
import io.github.confab.examples.console.access.Surroundings;
import io.github.confab.examples.console.access.UsageException;
import io.github.confab.examples.console.text.Message;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.publisher.Flux;

@Command(
        name = "subscribe",
        description = {
            "Prints the messages of a channel as they come, until Ctrl-C (exit code 130) or --count. Makes the channel if"
                    + " there is none, and joins it.",
            "Redis may go away and come back: nothing is lost, nothing comes twice."
        })
final class Subscribe implements Callable<Integer> {

    @Mixin
    private final Common common;

    @Mixin
    private final ChannelChoice choice = new ChannelChoice();

    @Option(
            names = "--from",
            paramLabel = "<where>",
            defaultValue = "latest",
            description =
                    "oldest, latest, or the cursor of a message (see --json): what comes after it. Default: latest.")
    private String from = "";

    @Option(names = "--count", paramLabel = "<n>", description = "End after so many messages, with exit code 0.")
    private Optional<Long> count = Optional.empty();

    Subscribe(Surroundings surroundings) {
        this.common = new Common(surroundings);
    }

    @Override
    public Integer call() {
        StartAt start = start();
        count.filter(n -> n < 1).ifPresent(n -> {
            throw new UsageException("--count must be at least 1, got: " + n);
        });
        try (Connection connection = common.connect()) {
            Channel channel = choice.open(common.client(connection));
            Flux<FeedEvent> printed = StoredMessages.events(channel, start).doOnNext(this::print);
            Flux<FeedEvent> messages = printed.filter(MessageEvent.class::isInstance);
            count.map(messages::take).orElse(messages).blockLast();
            return 0;
        }
    }

    private StartAt start() {
        return switch (from) {
            case "latest" -> StartAt.latest();
            case "oldest" -> StartAt.oldest();
            default -> StartAt.after(Cursor.parse(from));
        };
    }

    private void print(FeedEvent event) {
        if (event instanceof MessageEvent said) {
            common.print(Message.plain(said.message()), Message.json(said.message()));
        } else {
            FeedNote.of(event).ifPresent(note -> common.tell(note.text(), note.fields()));
        }
    }
}
