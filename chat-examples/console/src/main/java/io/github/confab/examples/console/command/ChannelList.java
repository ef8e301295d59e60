package io.github.confab.examples.console.command;

import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.Conversation;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.examples.console.access.Connection;
import io.github.confab.examples.console.access.Patience;
import io.github.confab.examples.console.access.Surroundings;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonGenerator;

@Command(
        name = "channels",
        description = {
            "Lists the public channels, by name: name, tab, description.",
            "With --mine those you belong to, the latest active first: name, tab, number of unread messages."
        })
final class ChannelList implements Callable<Integer> {

    private static final PageRequest PAGE = PageRequest.first().limit(200);

    @Mixin
    private final Common common;

    @Option(names = "--mine", description = "Those you belong to, private ones too.")
    private boolean mine;

    ChannelList(Surroundings surroundings) {
        this.common = new Common(surroundings);
    }

    @Override
    public Integer call() {
        try (Connection connection = common.connect()) {
            ChatClient client = common.client(connection);
            if (mine) {
                pages(page -> client.conversations().list(page), this::print);
            } else {
                pages(page -> client.channels().list(page), this::print);
            }
            return 0;
        }
    }

    private static <T> void pages(Function<PageRequest, Mono<Page<T>>> list, Consumer<T> reader) {
        Optional<PageRequest> wanted = Optional.of(PAGE);
        while (wanted.isPresent()) {
            Page<T> page = Patience.with(list.apply(wanted.get()));
            page.items().forEach(reader);
            wanted = page.next().map(token -> PageRequest.after(token).limit(PAGE.limit()));
        }
    }

    private void print(ChannelInfo channel) {
        common.print(channel.name() + "\t" + channel.description(), out -> write(out, channel));
    }

    private void print(Conversation mine) {
        ChannelInfo channel = mine.channel();
        common.print(channel.name() + "\t" + mine.unread().count(), out -> {
            write(out, channel);
            out.writeStringProperty("role", lower(mine.role()));
            out.writeNumberProperty("unread", mine.unread().count());
            out.writeNumberProperty("mentions", mine.unread().mentions());
            mine.peer().ifPresent(peer -> out.writeStringProperty("peer", peer.value()));
        });
    }

    private static void write(JsonGenerator out, ChannelInfo channel) {
        out.writeStringProperty("id", channel.id().value());
        out.writeStringProperty("name", channel.name().value());
        out.writeStringProperty("description", channel.description());
        out.writeStringProperty("kind", lower(channel.kind()));
        out.writeStringProperty("created", channel.createdAt().toString());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
