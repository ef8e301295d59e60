package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.lettuce.redis.AccessStore;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.StreamLog;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import reactor.core.publisher.Mono;

/** The reads of hubs and feeds, held to what the command connection and the heap can take. */
final class Reads {

    /** Entries of one page; the payload limit keeps it below 13 MB at the very worst, about 100 KB as a rule. */
    static final int PAGE = 200;

    private static final int PAGES_UNDER_WAY = 32;
    /** Below the 10 000 commands the connection may hold, and many enough to subscribe 10 000 channels in one go. */
    private static final int LOOKS_UNDER_WAY = 8000;

    private final StreamLog log;
    private final AccessStore access;
    private final ReadGate pages = new ReadGate(PAGES_UNDER_WAY);
    private final ReadGate looks = new ReadGate(LOOKS_UNDER_WAY);

    Reads(StreamLog log, AccessStore access) {
        this.log = log;
        this.access = access;
    }

    /** Where the channel stands now; sent before {@code subscribe} returns, as long as few looks are under way. */
    Mono<StreamPage> tip(ChannelId channel) {
        return looks.pass(() -> log.sync(channel, MessageId.MAX, MessageId.MAX, 0))
                .map(page -> StreamPage.read(channel, page, 0));
    }

    /** What follows a place. */
    Mono<StreamPage> page(ChannelId channel, Position position, MessageId scanFrom) {
        return pages.pass(() -> log.sync(channel, position.id(), scanFrom, PAGE))
                .map(page -> StreamPage.read(channel, page, PAGE));
    }

    /** The newest entry at or before an id, without what follows. */
    Mono<StreamPage> below(ChannelId channel, MessageId id) {
        return looks.pass(() -> log.sync(channel, id, id, 0)).map(page -> StreamPage.read(channel, page, 0));
    }

    /** Completes if the actor may read the channel; else errors with what stands against it. */
    Mono<Void> mayRead(ChannelId channel, Actor actor) {
        if (actor.trusted()) {
            return Mono.empty();
        }
        return looks.pass(() -> access.of(channel, actor.user()))
                .switchIfEmpty(Mono.error(() -> new ChannelNotFoundException(channel.value())))
                .flatMap(found -> {
                    boolean allowed = !found.banned() && (found.open() || found.member());
                    Reason reason = found.banned() ? Reason.BANNED : Reason.PRIVATE;
                    return allowed ? Mono.empty() : Mono.error(new ForbiddenException(channel, actor.user(), reason));
                });
    }
}
