package io.github.confab.chat.lettuce.engine.base;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.model.ChannelId;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets nothing begin on a reserved channel: for users, and for the application, it does not exist. */
public final class NoSuchChannel implements OpenGuard {

    /** The ids of inboxes; all other ids that are made are shorter. */
    private static final Pattern RESERVED = Pattern.compile("in-[A-Za-z0-9_-]{43}");

    private final ChannelId channel;
    private final OpenGuard open;

    private NoSuchChannel(ChannelId channel, OpenGuard open) {
        this.channel = channel;
        this.open = open;
    }

    /** Whether it is the id of something that nobody reaches as a channel. */
    public static boolean isReserved(ChannelId id) {
        return RESERVED.matcher(id.value()).matches();
    }

    /** The guard as it is, unless the id is reserved. */
    public static OpenGuard unlessOpen(ChannelId channel, OpenGuard guard) {
        return isReserved(channel) ? new NoSuchChannel(channel, guard) : guard;
    }

    @Override
    public <T> Mono<T> whileOpen(String what, Supplier<Mono<T>> work) {
        return open.whileOpen(what, () -> Mono.error(new ChannelNotFoundException(channel.value())));
    }

    @Override
    public <T> Flux<T> streamWhileOpen(String what, Supplier<Flux<T>> work) {
        return open.streamWhileOpen(what, () -> Flux.error(new ChannelNotFoundException(channel.value())));
    }
}
