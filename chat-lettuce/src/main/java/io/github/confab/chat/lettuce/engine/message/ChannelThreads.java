package io.github.confab.chat.lettuce.engine.message;

import io.github.confab.chat.Threads;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.ThreadStore;
import io.github.confab.chat.lettuce.redis.ThreadStore.Replied;
import io.github.confab.chat.lettuce.redis.ThreadStore.Slice;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The {@link Threads} of one channel. */
final class ChannelThreads implements Threads {

    private final ChannelId channel;
    private final ThreadStore store;
    private final Actor actor;
    private final OpenGuard guard;
    private final Clock clock;

    ChannelThreads(ChannelId channel, ThreadStore store, Actor actor, OpenGuard guard, Clock clock) {
        this.channel = channel;
        this.store = store;
        this.actor = actor;
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public Flux<StreamMessage> replies(MessageId root, HistoryQuery query) {
        Arguments.present("root", root);
        boolean newestFirst = Arguments.present("history query", query).end() == HistoryQuery.End.NEWEST;
        Slice first = new Slice(query.after(), query.before(), query.limit(), newestFirst);
        return guard.whileOpen("read a thread of channel " + channel, () -> read(root, first, List.of()))
                .flatMapIterable(messages -> messages);
    }

    /** Page after page, until there are enough; gives them oldest first. */
    private Mono<List<StreamMessage>> read(MessageId root, Slice slice, List<StreamMessage> before) {
        return store.replies(channel, root, slice, actor).flatMap(page -> {
            List<StreamMessage> found = new ArrayList<>(before);
            found.addAll(StoredMessages.of(page.entries(), channel, page.epoch(), clock));
            Slice rest = rest(slice, page);
            if (rest != null) {
                return read(root, rest, found);
            }
            if (slice.newestFirst()) {
                Collections.reverse(found);
            }
            return Mono.just(found);
        });
    }

    private static @Nullable Slice rest(Slice slice, Replied page) {
        MessageId next = page.next();
        int missing = slice.count() - page.entries().size();
        if (next == null || missing <= 0) {
            return null;
        }
        return slice.newestFirst()
                ? new Slice(slice.after(), next, missing, true)
                : new Slice(next, slice.before(), missing, false);
    }

    @Override
    public Mono<Boolean> follow(MessageId root) {
        Arguments.present("root", root);
        return guard.whileOpen("follow a thread of channel " + channel, () -> store.follow(channel, root, actor));
    }

    @Override
    public Mono<Boolean> unfollow(MessageId root) {
        Arguments.present("root", root);
        return guard.whileOpen(
                "stop following a thread of channel " + channel, () -> store.unfollow(channel, root, actor));
    }

    @Override
    public Mono<Page<UserId>> followers(MessageId root, PageRequest page) {
        Arguments.present("root", root);
        Arguments.present("page", page);
        // at the call: a wrong token is a wrong argument
        Mono<Page<UserId>> read = store.followers(channel, root, page, actor);
        return guard.whileOpen("read who follows a thread of channel " + channel, () -> read);
    }

    @Override
    public Mono<Void> markRead(MessageId root, MessageId reply) {
        Arguments.present("root", root);
        Arguments.present("reply", reply);
        return guard.whileOpen(
                "mark a thread of channel " + channel, () -> store.markRead(channel, root, reply, actor));
    }

    @Override
    public Mono<Long> unread(MessageId root) {
        Arguments.present("root", root);
        return guard.whileOpen("count a thread of channel " + channel, () -> store.unread(channel, root, actor));
    }
}
