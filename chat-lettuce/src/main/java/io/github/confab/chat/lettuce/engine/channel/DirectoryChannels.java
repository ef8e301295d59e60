package io.github.confab.chat.lettuce.engine.channel;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Channels;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.error.NameTakenException;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.NoSuchChannel;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.ChannelDirectory.Listed;
import io.github.confab.chat.lettuce.redis.ChannelState;
import io.github.confab.chat.lettuce.redis.ChannelStore.Creation;
import io.github.confab.chat.lettuce.redis.NameClaim;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.ChannelName;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** {@link Channels} as one user, or the application itself, sees them. */
public final class DirectoryChannels implements Channels {

    private static final String JOINERS = "\u200C\u200D";
    private static final int READS_AT_ONCE = 64;
    private static final int RETRIES = 2;

    private final ChannelStores stores;
    private final Actor actor;
    private final Function<ChannelId, Channel> channel;
    private final OpenGuard guard;
    private final ChannelFounder founder;
    private final ChannelRenamer renamer;

    /**
     * @param actor who acts
     * @param ids gives a new id at each call
     * @param channel the channel of an id as the actor sees it
     */
    public DirectoryChannels(
            ChannelStores stores,
            Actor actor,
            Supplier<String> ids,
            Function<ChannelId, Channel> channel,
            OpenGuard guard) {
        this.stores = stores;
        this.actor = actor;
        this.channel = channel;
        this.guard = guard;
        this.founder = new ChannelFounder(stores, actor, ids);
        this.renamer = new ChannelRenamer(stores, actor, ids);
    }

    @Override
    public Mono<Channel> create(ChannelSpec spec) {
        Arguments.present("channel specification", spec);
        return guard.whileOpen("create channel " + spec.name(), () -> founder.found(spec)
                .filter(Creation::created)
                .switchIfEmpty(
                        Mono.error(() -> new NameTakenException(spec.name().value())))
                .map(made -> made.state().info().id())
                .flatMap(id -> stores.index().seen(actor, id).thenReturn(id))
                .map(channel));
    }

    @Override
    public Mono<Channel> open(String name) {
        ChannelSpec spec = ChannelSpec.named(name);
        return guard.whileOpen("open channel " + spec.name(), () -> opened(spec)
                .flatMap(this::entered)
                // deleted between the two steps: then the name is free for a new one
                .retryWhen(Retry.max(RETRIES)
                        .filter(ChannelNotFoundException.class::isInstance)
                        .onRetryExhaustedThrow((spent, last) -> last.failure()))
                .map(channel));
    }

    /** Looks first, since mostly the channel is there: looking works also when Redis has no memory left to write. */
    private Mono<ChannelState> opened(ChannelSpec spec) {
        return named(spec.name(), NameClaim::isListed)
                .switchIfEmpty(founder.found(spec).map(Creation::state));
    }

    private Mono<ChannelId> entered(ChannelState state) {
        ChannelId id = state.info().id();
        boolean inside = state.member() || actor.trusted();
        return (inside ? Mono.just(true) : stores.members().join(id, actor))
                .then(stores.index().seen(actor, id))
                .thenReturn(id);
    }

    private Mono<ChannelState> named(ChannelName name, Predicate<NameClaim> counts) {
        return stores.names()
                .find(name.normalized())
                .filter(counts)
                .flatMap(claim -> stores.channels().read(ChannelId.of(claim.holder()), actor))
                .filter(state -> state.normalizedName().equals(name.normalized()));
    }

    @Override
    public Mono<ChannelInfo> find(String name) {
        ChannelName sought = ChannelName.of(name);
        return guard.whileOpen("find channel " + sought, () -> named(sought, claim -> true)
                .filter(state -> state.isPublic() || state.member() || actor.trusted())
                .map(ChannelState::info));
    }

    @Override
    public Mono<ChannelInfo> update(ChannelId id, ChannelUpdate update) {
        Arguments.present("channel id", id);
        Arguments.present("channel update", update);
        return NoSuchChannel.unlessOpen(id, guard).whileOpen("update channel " + id, () -> update.name()
                .map(name -> renamer.rename(id, name, update))
                .orElseGet(() -> stores.channels().update(id, update, actor))
                .map(ChannelState::info));
    }

    @Override
    public Mono<Void> delete(ChannelId id) {
        Arguments.present("channel id", id);
        if (NoSuchChannel.isReserved(id)) {
            return guard.whileOpen("delete channel " + id, Mono::empty);
        }
        return guard.whileOpen(
                "delete channel " + id,
                () -> stores.channels().delete(id, actor).defaultIfEmpty("").flatMap(name -> stores.directory()
                        .delist(id, name)));
    }

    @Override
    public Mono<Page<ChannelInfo>> list(PageRequest page) {
        Mono<Page<Listed>> listed = stores.directory().list(Arguments.present("page", page));
        return guard.whileOpen("list channels", () -> listed.flatMap(this::read));
    }

    @Override
    public Mono<Page<ChannelInfo>> search(String prefix, PageRequest page) {
        ChannelName typed = ChannelName.of(withoutTrailingJoiners(Arguments.present("channel name", prefix)));
        Mono<Page<Listed>> listed = stores.directory().search(typed.normalized(), Arguments.present("page", page));
        return guard.whileOpen("search channels", () -> listed.flatMap(this::read));
    }

    /** A joiner cannot end a name, but it can end what somebody has typed of it so far. */
    private static String withoutTrailingJoiners(String prefix) {
        int end = prefix.length();
        while (end > 0 && JOINERS.indexOf(prefix.charAt(end - 1)) >= 0) {
            end--;
        }
        return prefix.substring(0, end);
    }

    private Mono<Page<ChannelInfo>> read(Page<Listed> listed) {
        return Flux.fromIterable(listed.items())
                .flatMapSequential(this::current, READS_AT_ONCE)
                .collectList()
                .map(infos -> new Page<>(infos, listed.next()));
    }

    /** Empty for what was deleted or renamed since it was listed, and for what cannot be read: the rest is worth having. */
    private Mono<ChannelInfo> current(Listed listed) {
        return stores.channels()
                .read(listed.channel(), actor)
                .filter(listed::stands)
                .map(ChannelState::info)
                .onErrorResume(CorruptDataException.class, unreadable -> Mono.empty());
    }
}
