package io.github.confab.chat.memory;

import io.github.confab.chat.Members;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.FeedEvent.MembershipEvent.Change;
import io.github.confab.chat.model.Member;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.UserId;
import java.util.Optional;
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
        return ask("join", channel -> channel.join(me));
    }

    @Override
    public Mono<Boolean> leave() {
        return ask(
                "leave",
                channel -> channel.change((people, log) -> {
                    if (channel.info().kind() == ChannelKind.DIRECT) {
                        people.door().hide(me, log.newest().id().seq());
                        return false;
                    }
                    return left(people, log, me, Change.LEFT);
                }));
    }

    @Override
    public Mono<Boolean> add(UserId user) {
        Arguments.present("user id", user);
        return ask(
                "add a member to",
                channel -> channel.change((people, log) -> {
                    people.mustNotBeDirect(me);
                    Role least = people.policy().invite();
                    people.must(me, least.atLeast(Role.MODERATOR) ? least : Role.MODERATOR);
                    if (people.door().isBanned(user)) {
                        throw people.forbidden(user, Reason.BANNED);
                    }
                    if (people.has(user)) {
                        return false;
                    }
                    people.enter(user);
                    log.move(user, Change.JOINED);
                    return true;
                }));
    }

    @Override
    public Mono<Boolean> remove(UserId user) {
        Arguments.present("user id", user);
        return ask(
                "remove a member of",
                channel -> channel.change((people, log) -> {
                    people.mustNotBeDirect(me);
                    people.mustBeAbove(me, user);
                    return left(people, log, user, Change.REMOVED);
                }));
    }

    private static boolean left(MemberBook people, MemoryLog log, UserId user, Change how) {
        if (!people.has(user)) {
            return false;
        }
        people.exit(user);
        log.move(user, how);
        return true;
    }

    @Override
    public Mono<Member> get(UserId user) {
        Arguments.present("user id", user);
        return ask(
                        "look for a member of",
                        channel -> channel.people(people -> {
                            if (!user.equals(me)) {
                                people.mustRead(me);
                            }
                            return people.has(user) ? Optional.of(people.member(user)) : Optional.<Member>empty();
                        }))
                .flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<Boolean> contains(UserId user) {
        return get(user).hasElement();
    }

    @Override
    public Mono<Page<Member>> list(PageRequest page) {
        Arguments.present("page", page);
        return ask(
                "list members of",
                channel -> channel.people(people -> {
                    people.mustRead(me);
                    return people.page(page);
                }));
    }

    private <T> Mono<T> ask(String what, Function<ChannelState, T> question) {
        return session.lifetime()
                .ask(
                        what + " channel " + id,
                        () -> question.apply(session.store().directory().channel(id)));
    }
}
