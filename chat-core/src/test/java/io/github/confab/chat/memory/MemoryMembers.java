package io.github.confab.chat.memory;

import io.github.confab.chat.Members;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.UserId;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** The members of a channel. */
final class MemoryMembers implements Members {

    private final ChannelId id;
    private final Session session;
    private final UserId me;

    MemoryMembers(ChannelId id, Session session) {
        this.id = id;
        this.session = session;
        this.me = session.user().id();
    }

    @Override
    public Mono<Boolean> join() {
        return ask("join", channel -> {
            if (!channel.mayRead(me)) {
                throw new ForbiddenException(id, me, Reason.PRIVATE);
            }
            return channel.join(me);
        });
    }

    @Override
    public Mono<Boolean> leave() {
        return ask("leave", channel -> channel.leave(me));
    }

    @Override
    public Mono<Boolean> add(UserId user) {
        Arguments.present("user id", user);
        return ask("add a member to", channel -> {
            channel.mustOwn(me);
            return channel.join(user);
        });
    }

    @Override
    public Mono<Boolean> remove(UserId user) {
        Arguments.present("user id", user);
        return ask("remove a member of", channel -> {
            channel.mustOwn(me);
            return channel.leave(user);
        });
    }

    @Override
    public Mono<Boolean> contains(UserId user) {
        Arguments.present("user id", user);
        return ask("look for a member of", channel -> channel.has(user));
    }

    @Override
    public Mono<Page<UserId>> list(PageRequest page) {
        Arguments.present("page", page);
        return ask("list members of", channel -> {
            channel.mustRead(me);
            return channel.members(page);
        });
    }

    private <T> Mono<T> ask(String what, Function<ChannelState, T> question) {
        return session.lifetime()
                .ask(
                        what + " channel " + id,
                        () -> question.apply(session.store().directory().channel(id)));
    }
}
