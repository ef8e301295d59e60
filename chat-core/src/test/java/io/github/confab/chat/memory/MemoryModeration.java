package io.github.confab.chat.memory;

import io.github.confab.chat.Moderation;
import io.github.confab.chat.ModerationRecords;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.model.Ban;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.FeedEvent.MembershipEvent.Change;
import io.github.confab.chat.model.Invitation;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/** Who may come into a channel, and what members may do. */
final class MemoryModeration implements Moderation, ModerationRecords {

    private final ChannelId id;
    private final Session session;
    private final UserId me;

    MemoryModeration(ChannelId id, Session session) {
        this.id = id;
        this.session = session;
        this.me = session.user().id();
    }

    @Override
    public Mono<Boolean> invite(UserId user) {
        Arguments.present("user id", user);
        return change("invite to", people -> {
            people.must(me, people.policy().invite());
            if (people.door().isBanned(user)) {
                throw people.forbidden(user, Reason.BANNED);
            }
            return !people.has(user) && people.door().invite(user, me);
        });
    }

    @Override
    public Mono<Boolean> uninvite(UserId user) {
        Arguments.present("user id", user);
        return change("uninvite from", people -> {
            boolean own = people.door().inviter(user).filter(me::equals).isPresent();
            people.must(me, own ? Role.GUEST : Role.MODERATOR);
            return people.door().forgetInvitation(user);
        });
    }

    @Override
    public Mono<Boolean> ban(UserId user, Term term) {
        Arguments.present("user id", user);
        Arguments.present("term", term);
        return ask(
                "ban from",
                channel -> channel.change((people, log) -> {
                    people.mustNotBeDirect(me);
                    people.mustBeAbove(me, user);
                    boolean tell = people.has(user) || !people.door().isBanned(user);
                    people.exit(user);
                    people.door().ban(user, until(term), me);
                    if (tell) {
                        log.move(user, Change.BANNED);
                    }
                    return true;
                }));
    }

    @Override
    public Mono<Boolean> unban(UserId user) {
        Arguments.present("user id", user);
        return change("unban from", people -> {
            people.must(me, Role.MODERATOR);
            return people.door().unban(user);
        });
    }

    @Override
    public Mono<Boolean> mute(UserId user, Term term) {
        Arguments.present("user id", user);
        Arguments.present("term", term);
        return change("mute in", people -> {
            people.mustBeAbove(me, user);
            people.mute(user, until(term).orElse(Instant.MAX));
            return true;
        });
    }

    @Override
    public Mono<Boolean> unmute(UserId user) {
        Arguments.present("user id", user);
        return change("unmute in", people -> {
            people.mustBeAbove(me, user);
            return people.unmute(user);
        });
    }

    @Override
    public Mono<Boolean> assign(UserId user, Role role) {
        Arguments.present("user id", user);
        Arguments.present("role", role);
        return ask(
                "assign a role in",
                channel -> channel.change((people, log) -> {
                    people.mustNotBeDirect(me);
                    people.must(me, Role.MODERATOR);
                    if (!people.has(user)) {
                        throw people.forbidden(user, Reason.NOT_A_MEMBER);
                    }
                    mustGive(people, user, role);
                    return people.role(user) != role && given(people, log, user, role);
                }));
    }

    private void mustGive(MemberBook people, UserId user, Role role) {
        int mine = people.rank(me);
        boolean handsOver = mine == MemberBook.rank(Role.OWNER) && role == Role.OWNER;
        boolean above = mine > people.rank(user) && mine > MemberBook.rank(role);
        if (!handsOver && !above) {
            throw people.forbidden(me, Reason.ROLE_TOO_LOW);
        }
    }

    private static boolean given(MemberBook people, MemoryLog log, UserId user, Role role) {
        UserId former = people.owner();
        if (role == Role.OWNER) {
            people.own(user);
            if (people.has(former)) {
                people.give(former, Role.MODERATOR);
                log.promote(former, Role.MODERATOR);
            }
        } else {
            if (former.equals(user)) {
                people.own(UserId.SYSTEM);
            }
            people.give(user, role);
        }
        log.promote(user, role);
        return true;
    }

    @Override
    public ModerationRecords records() {
        return this;
    }

    @Override
    public Mono<Page<Ban>> bans(PageRequest page) {
        Arguments.present("page", page);
        return list("bans of", people -> people.door().bans(page));
    }

    @Override
    public Mono<Page<Invitation>> invitations(PageRequest page) {
        Arguments.present("page", page);
        return list("invitations to", people -> people.door().invitations(page));
    }

    private <T> Mono<Page<T>> list(String what, Function<MemberBook, Page<T>> list) {
        return ask(
                what,
                channel -> channel.people(people -> {
                    people.mustNotBeDirect(me);
                    people.must(me, Role.MODERATOR);
                    return list.apply(people);
                }));
    }

    private Optional<Instant> until(Term term) {
        return term.length().map(session.clock().instant()::plus);
    }

    private Mono<Boolean> change(String what, Predicate<MemberBook> act) {
        return ask(
                what,
                channel -> channel.change((people, log) -> {
                    people.mustNotBeDirect(me);
                    return act.test(people);
                }));
    }

    private <T> Mono<T> ask(String what, Function<ChannelState, T> question) {
        return session.lifetime()
                .ask(
                        what + " channel " + id,
                        () -> question.apply(session.store().directory().channel(id)));
    }
}
