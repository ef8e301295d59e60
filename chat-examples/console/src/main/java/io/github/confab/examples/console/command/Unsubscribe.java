package io.github.confab.examples.console.command;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.examples.console.access.Connection;
import io.github.confab.examples.console.access.Patience;
import io.github.confab.examples.console.access.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "unsubscribe",
        description = "Leaves a channel. To stop listening for a while, end subscribe with Ctrl-C: you stay a member.")
final class Unsubscribe implements Callable<Integer> {

    @Mixin
    private final Common common;

    @Mixin
    private final ChannelChoice choice = new ChannelChoice();

    Unsubscribe(Surroundings surroundings) {
        this.common = new Common(surroundings);
    }

    @Override
    public Integer call() {
        try (Connection connection = common.connect()) {
            ChatClient client = common.client(connection);
            Channel channel = choice.find(client);
            boolean left = Patience.with(channel.members().leave());
            common.tell((left ? "left " : "was not a member of ") + choice.name(), out -> {
                out.writeStringProperty("channel", channel.id().value());
                out.writeBooleanProperty("left", left);
            });
            return 0;
        }
    }
}
