package io.github.confab.chat.lettuce.engine.people;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Conversations;
import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.ChannelState;
import io.github.confab.chat.lettuce.redis.UserChannels.Noted;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Conversation;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Unread;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The {@link Conversations} of one user, or none of the application. */
final class MyConversations implements Conversations {

    /** Sent in one go: far below what the connection holds, and what most users have. */
    private static final int READS_AT_ONCE = 1000;

    private final People people;
    private final Author author;
    private final Function<ChannelId, Channel> channel;
    private final Function<List<ChannelId>, Mono<Map<ChannelId, Unread>>> unread;
    private final OpenGuard guard;

    MyConversations(
            People people,
            Author author,
            Function<ChannelId, Channel> channel,
            Function<List<ChannelId>, Mono<Map<ChannelId, Unread>>> unread,
            OpenGuard guard) {
        this.people = people;
        this.author = author;
        this.channel = channel;
        this.unread = unread;
        this.guard = guard;
    }

    @Override
    public Mono<Channel> direct(UserId other) {
        if (Arguments.present("user id", other).equals(author.id()) || other.equals(UserId.SYSTEM)) {
            throw new InvalidArgumentException("user id", "must be another user's, got: " + other);
        }
        return guard.whileOpen(
                "open a direct channel with " + other,
                () -> author.trusted()
                        ? Mono.error(() -> new ForbiddenException(
                                DirectChannels.id(author.id(), other), author.id(), ForbiddenException.Reason.DIRECT))
                        : people.direct().open(author, other).map(channel));
    }

    @Override
    public Mono<Page<Conversation>> list(PageRequest page) {
        int limit = Arguments.present("page", page).limit();
        Optional<RecentPlace> after = page.token().map(RecentPlace::of);
        return guard.whileOpen(
                "list the conversations of " + author.id(),
                () -> author.trusted()
                        ? Mono.just(new Page<>(List.of(), Optional.empty()))
                        : found().map(all -> page(all, after, limit)).flatMap(this::counted));
    }

    private Mono<List<ChannelState>> found() {
        return people.index()
                .of(author.id(), MembershipIndex.MOST)
                .flatMapMany(Flux::fromIterable)
                .flatMap(this::read, READS_AT_ONCE)
                .collectList();
    }

    /** Empty for what is not to be shown. A channel without this user, or none at all, is forgotten. */
    private Mono<ChannelState> read(Noted noted) {
        return people.channels()
                .read(noted.channel(), author.actor())
                .filter(ChannelState::member)
                .switchIfEmpty(Mono.defer(() -> people.index().gone(author.id(), noted.channel()))
                        .then(Mono.empty()))
                .filter(state -> state.asker().last().seq() > noted.hiddenAt())
                .onErrorResume(CorruptDataException.class, unreadable -> Mono.empty());
    }

    private static Page<ChannelState> page(List<ChannelState> all, Optional<RecentPlace> after, int limit) {
        List<ChannelState> rest = all.stream()
                .filter(state -> after.isEmpty() || RecentPlace.of(state).compareTo(after.get()) > 0)
                .sorted((a, b) -> RecentPlace.of(a).compareTo(RecentPlace.of(b)))
                .limit(limit + 1L)
                .toList();
        List<ChannelState> shown = rest.subList(0, Math.min(limit, rest.size()));
        Optional<String> next = rest.size() > limit
                ? Optional.of(RecentPlace.of(shown.get(limit - 1)).token())
                : Optional.empty();
        return new Page<>(shown, next);
    }

    /** Only what is on the page is counted. Who has left meanwhile has nothing unread. */
    private Mono<Page<Conversation>> counted(Page<ChannelState> page) {
        List<ChannelId> ids =
                page.items().stream().map(state -> state.info().id()).toList();
        return unread.apply(ids)
                .map(counts -> new Page<>(
                        page.items().stream()
                                .map(state -> conversation(
                                        state, counts.getOrDefault(state.info().id(), Unread.NOTHING)))
                                .toList(),
                        page.next()));
    }

    private static Conversation conversation(ChannelState state, Unread unread) {
        return new Conversation(
                state.info(),
                state.asker().role(),
                state.asker().last().timestamp(),
                unread,
                state.asker().peer());
    }
}
