package io.github.confab.chat.lettuce.engine.people;

import io.github.confab.chat.Moderation;
import io.github.confab.chat.ModerationRecords;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.ModerationStore;
import io.github.confab.chat.model.Ban;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Invitation;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/** The {@link Moderation} of one channel, and its records. */
final class ChannelModeration implements Moderation, ModerationRecords {

    private final ChannelId channel;
    private final People people;
    private final Author author;
    private final OpenGuard guard;

    ChannelModeration(ChannelId channel, People people, Author author, OpenGuard guard) {
        this.channel = channel;
        this.people = people;
        this.author = author;
        this.guard = guard;
    }

    @Override
    public Mono<Boolean> invite(UserId user) {
        Arguments.present("user id", user);
        return guard.whileOpen("invite to channel " + channel, () -> store().invite(channel, user, actor())
                .flatMap(changed -> people.told(changed, () -> people.news().invited(user, channel, author))
                        .thenReturn(changed)));
    }

    @Override
    public Mono<Boolean> uninvite(UserId user) {
        Arguments.present("user id", user);
        return guard.whileOpen("uninvite from channel " + channel, () -> store().uninvite(channel, user, actor()));
    }

    @Override
    public Mono<Boolean> ban(UserId user, Term term) {
        Arguments.present("user id", user);
        Arguments.present("term", term);
        return guard.whileOpen(
                "ban from channel " + channel,
                () -> people.members().ban(channel, user, term, actor()).flatMap(changed -> people.index()
                        .gone(user, channel)
                        .then(people.told(changed, () -> people.news().banned(user, channel, author)))
                        .thenReturn(changed)));
    }

    @Override
    public Mono<Boolean> unban(UserId user) {
        Arguments.present("user id", user);
        return guard.whileOpen("unban from channel " + channel, () -> store().unban(channel, user, actor()));
    }

    @Override
    public Mono<Boolean> mute(UserId user, Term term) {
        Arguments.present("user id", user);
        Arguments.present("term", term);
        return guard.whileOpen("mute in channel " + channel, () -> store().mute(channel, user, term, actor()));
    }

    @Override
    public Mono<Boolean> unmute(UserId user) {
        Arguments.present("user id", user);
        return guard.whileOpen("unmute in channel " + channel, () -> store().unmute(channel, user, actor()));
    }

    @Override
    public Mono<Boolean> assign(UserId user, Role role) {
        Arguments.present("user id", user);
        Arguments.present("role", role);
        return guard.whileOpen(
                "assign a role in channel " + channel, () -> store().assign(channel, user, role, actor()));
    }

    @Override
    public ModerationRecords records() {
        return this;
    }

    @Override
    public Mono<Page<Ban>> bans(PageRequest page) {
        Mono<Page<Ban>> listed = store().bans(channel, Arguments.present("page", page), actor());
        return guard.whileOpen("list the bans of channel " + channel, () -> listed);
    }

    @Override
    public Mono<Page<Invitation>> invitations(PageRequest page) {
        Mono<Page<Invitation>> listed = store().invitations(channel, Arguments.present("page", page), actor());
        return guard.whileOpen("list the invitations to channel " + channel, () -> listed);
    }

    private ModerationStore store() {
        return people.moderation();
    }

    private Actor actor() {
        return author.actor();
    }
}
