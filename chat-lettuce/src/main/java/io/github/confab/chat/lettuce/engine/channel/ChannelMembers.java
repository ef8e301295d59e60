package io.github.confab.chat.lettuce.engine.channel;

import io.github.confab.chat.Members;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.MemberStore;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/** The {@link Members} of one channel. */
public final class ChannelMembers implements Members {

    private final ChannelId channel;
    private final MemberStore store;
    private final Actor actor;
    private final OpenGuard guard;

    public ChannelMembers(ChannelId channel, MemberStore store, Actor actor, OpenGuard guard) {
        this.channel = channel;
        this.store = store;
        this.actor = actor;
        this.guard = guard;
    }

    @Override
    public Mono<Boolean> join() {
        return guard.whileOpen("join channel " + channel, () -> store.join(channel, actor));
    }

    @Override
    public Mono<Boolean> leave() {
        return guard.whileOpen("leave channel " + channel, () -> store.leave(channel, actor));
    }

    @Override
    public Mono<Boolean> add(UserId user) {
        Arguments.present("user id", user);
        return guard.whileOpen("add a member to channel " + channel, () -> store.add(channel, user, actor));
    }

    @Override
    public Mono<Boolean> remove(UserId user) {
        Arguments.present("user id", user);
        return guard.whileOpen("remove a member of channel " + channel, () -> store.remove(channel, user, actor));
    }

    @Override
    public Mono<Boolean> contains(UserId user) {
        Arguments.present("user id", user);
        return guard.whileOpen("look for a member of channel " + channel, () -> store.contains(channel, user));
    }

    @Override
    public Mono<Page<UserId>> list(PageRequest page) {
        Mono<Page<UserId>> listed = store.list(channel, Arguments.present("page", page), actor);
        return guard.whileOpen("list the members of channel " + channel, () -> listed);
    }
}
