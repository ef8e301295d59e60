package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.lettuce.ChildJvm;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.UserId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/** A JVM that holds presences: every user in every channel. */
final class PresenceChild {

    private static final int AT_ONCE = 64;

    /** Short, but long enough that a busy machine does not make it silent by itself. */
    static final PresenceSettings SPANS = new PresenceSettings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(6),
            Duration.ofMillis(300),
            Duration.ofMillis(800),
            Duration.ofMillis(500),
            Duration.ofSeconds(1));

    private PresenceChild() {}

    static ChildJvm start(Path report, String uri, int users, List<ChannelId> channels) throws IOException {
        var arguments = Stream.concat(
                Stream.of(uri, Integer.toString(users)), channels.stream().map(ChannelId::value));
        return ChildJvm.start(PresenceChild.class, report, arguments.toList());
    }

    /** Runs in the other JVM. */
    public static void main(String[] args) throws IOException {
        PresenceProcess process = new PresenceProcess(args[1], SPANS);
        List<ChannelId> channels = Stream.of(args).skip(3).map(ChannelId::of).toList();
        Flux.range(0, Integer.parseInt(args[2]))
                .map(i -> process.client(UserId.of("u" + i)))
                .flatMap(
                        client -> Flux.fromIterable(channels)
                                .flatMap(channel -> client.enter(channel, PresenceStatus.available())),
                        AT_ONCE)
                .blockLast(PresenceProcess.PATIENCE);
        ChildJvm.report(Path.of(args[0]), List.of("all are here"));
        ChildJvm.endWithTest();
    }
}
