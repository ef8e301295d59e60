package io.github.confab.chat.lettuce.engine.people;

import io.github.confab.chat.Members;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.Member;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/** The {@link Members} of one channel. */
final class ChannelMembers implements Members {

    private final ChannelId channel;
    private final People people;
    private final Author author;
    private final OpenGuard guard;

    ChannelMembers(ChannelId channel, People people, Author author, OpenGuard guard) {
        this.channel = channel;
        this.people = people;
        this.author = author;
        this.guard = guard;
    }

    @Override
    public Mono<Boolean> join() {
        return guard.whileOpen("join channel " + channel, () -> people.members()
                .join(channel, actor())
                .flatMap(changed -> author.trusted()
                        ? Mono.just(changed)
                        : people.index().shown(author.id(), channel).thenReturn(changed)));
    }

    @Override
    public Mono<Boolean> leave() {
        return guard.whileOpen("leave channel " + channel, () -> people.members()
                .leave(channel, actor())
                .flatMap(changed -> left(changed).thenReturn(changed)));
    }

    private Mono<Void> left(boolean changed) {
        if (author.trusted()) {
            return Mono.empty();
        }
        return changed ? people.index().gone(author.id(), channel) : hidden();
    }

    /** Nobody leaves a direct channel, but it may leave the list. */
    private Mono<Void> hidden() {
        return people.channels()
                .read(channel, actor())
                .filter(state -> state.member() && state.info().kind() == ChannelKind.DIRECT)
                .flatMap(state -> people.index().hidden(author.id(), state));
    }

    @Override
    public Mono<Boolean> add(UserId user) {
        Arguments.present("user id", user);
        return guard.whileOpen(
                "add a member to channel " + channel,
                () -> people.members().add(channel, user, actor()).flatMap(changed -> people.index()
                        .seen(user, channel)
                        .then(people.told(changed, () -> people.news().added(user, channel, author)))
                        .thenReturn(changed)));
    }

    @Override
    public Mono<Boolean> remove(UserId user) {
        Arguments.present("user id", user);
        return guard.whileOpen(
                "remove a member of channel " + channel,
                () -> people.members().remove(channel, user, actor()).flatMap(changed -> people.index()
                        .gone(user, channel)
                        .then(people.told(changed, () -> people.news().removed(user, channel, author)))
                        .thenReturn(changed)));
    }

    @Override
    public Mono<Member> get(UserId user) {
        Arguments.present("user id", user);
        return guard.whileOpen("look for a member of channel " + channel, () -> people.members()
                .get(channel, user, actor()));
    }

    @Override
    public Mono<Boolean> contains(UserId user) {
        return get(user).hasElement();
    }

    @Override
    public Mono<Page<Member>> list(PageRequest page) {
        Mono<Page<Member>> listed = people.members().list(channel, Arguments.present("page", page), actor());
        return guard.whileOpen("list the members of channel " + channel, () -> listed);
    }

    private Actor actor() {
        return author.actor();
    }
}
