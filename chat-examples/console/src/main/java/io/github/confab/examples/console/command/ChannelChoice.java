package io.github.confab.examples.console.command;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.examples.console.access.Patience;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which channel. */
final class ChannelChoice {

    @Parameters(index = "0", paramLabel = "<channel>", description = "Its name.")
    private String name = "";

    @Option(
            names = "--id",
            description = "<channel> is an id, as JSON shows it, and not a name: for channels between two.")
    private boolean byId;

    String name() {
        return name;
    }

    /** Finds it, or makes it if there is none; makes this user a member. */
    Channel open(ChatClient client) {
        if (byId) {
            return find(client);
        }
        return Patience.with(client.channels().open(name));
    }

    /** Finds it as it is. */
    Channel find(ChatClient client) {
        if (byId) {
            return client.channel(ChannelId.of(name));
        }
        return Patience.maybe(client.channels().find(name))
                .map(info -> client.channel(info.id()))
                .orElseThrow(() -> new ChannelNotFoundException(name));
    }
}
