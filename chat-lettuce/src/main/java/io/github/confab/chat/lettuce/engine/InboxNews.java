package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.inbox.InboxWriter;
import io.github.confab.chat.lettuce.engine.inbox.News;
import io.github.confab.chat.lettuce.engine.inbox.News.Kind;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Tells users, by their inbox, what others have done to them. Each call is a cause of its own. */
final class InboxNews {

    private final InboxWriter writer;
    private final Supplier<String> ids;

    /** @param ids gives a new id at each call */
    InboxNews(InboxWriter writer, Supplier<String> ids) {
        this.writer = writer;
        this.ids = ids;
    }

    /** The user may join a channel. */
    public Mono<Void> invited(UserId user, ChannelId channel, Author by) {
        return tell(Kind.INVITED, user, channel, by);
    }

    /** The user was made a member. */
    public Mono<Void> added(UserId user, ChannelId channel, Author by) {
        return tell(Kind.ADDED, user, channel, by);
    }

    /** The user's membership was ended. */
    public Mono<Void> removed(UserId user, ChannelId channel, Author by) {
        return tell(Kind.REMOVED, user, channel, by);
    }

    /** The user was banned. */
    public Mono<Void> banned(UserId user, ChannelId channel, Author by) {
        return tell(Kind.BANNED, user, channel, by);
    }

    /** Somebody has opened a direct channel with the user, which is new. */
    public Mono<Void> directOpened(UserId user, ChannelId channel, Author by) {
        return tell(Kind.ADDED, user, channel, by);
    }

    private Mono<Void> tell(Kind kind, UserId user, ChannelId channel, Author by) {
        return Mono.defer(() -> writer.tell(user, News.of(kind, by.id(), channel, ids.get())));
    }
}
