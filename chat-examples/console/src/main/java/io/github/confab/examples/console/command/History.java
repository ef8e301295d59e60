package io.github.confab.examples.console.command;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.examples.console.access.Connection;
import io.github.confab.examples.console.access.Patience;
import io.github.confab.examples.console.access.Surroundings;
import io.github.confab.examples.console.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "history", description = "Prints the newest messages of a channel, oldest first.")
final class History implements Callable<Integer> {

    @Mixin
    private final Common common;

    @Mixin
    private final ChannelChoice choice = new ChannelChoice();

    @Option(
            names = "--limit",
            paramLabel = "<n>",
            defaultValue = "50",
            description = "How many at most, 1 to 1000. Default: 50.")
    private int limit;

    @Option(
            names = "--before",
            paramLabel = "<id>",
            description = "Only messages before this one: an id, as JSON and publish show it.")
    private Optional<String> before = Optional.empty();

    History(Surroundings surroundings) {
        this.common = new Common(surroundings);
    }

    @Override
    public Integer call() {
        HistoryQuery query = before.map(id -> HistoryQuery.before(MessageId.parse(id)))
                .orElseGet(HistoryQuery::latest)
                .limit(limit);
        try (Connection connection = common.connect()) {
            Channel channel = choice.find(common.client(connection));
            List<StreamMessage> messages = Patience.with(channel.history(query).collectList());
            messages.forEach(message -> common.print(Message.plain(message), Message.json(message)));
            return 0;
        }
    }
}
