package io.github.confab.chat.lettuce.engine.channel;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.NameTakenException;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.ChannelState;
import io.github.confab.chat.lettuce.redis.NameClaim;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelName;
import io.github.confab.chat.model.ChannelUpdate;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Changes the name of a channel: claim the new one, set it, list it and give up the old one. One rename of a channel at a
 * time: the lock is taken first, which also keeps those who may not rename it from blocking names.
 */
final class ChannelRenamer {

    private static final int MORE_ATTEMPTS = 5;

    private final ChannelStores stores;
    private final Actor actor;
    private final Supplier<String> ids;

    ChannelRenamer(ChannelStores stores, Actor actor, Supplier<String> ids) {
        this.stores = stores;
        this.actor = actor;
        this.ids = ids;
    }

    /** Emits what the channel is then. */
    Mono<ChannelState> rename(ChannelId id, ChannelName name, ChannelUpdate update) {
        return Mono.usingWhen(
                begun(id),
                token -> claimed(name, id).flatMap(claim -> set(id, update, token, claim)),
                token -> ended(id, token));
    }

    private Mono<String> begun(ChannelId id) {
        return Mono.fromSupplier(ids)
                .flatMap(
                        token -> stores.channels().beginRename(id, actor, token).thenReturn(token));
    }

    /** What keeps this from being told keeps it for a minute at most. */
    private Mono<Void> ended(ChannelId id, String token) {
        return stores.channels().endRename(id, token).onErrorComplete(ChatException.class);
    }

    private Mono<NameClaim> claimed(ChannelName name, ChannelId id) {
        return Mono.defer(() -> stores.names().claimToRename(name.normalized(), id.value()))
                .flatMap(claim -> claim.holder().equals(id.value()) ? Mono.just(claim) : freed(name, claim))
                .repeatWhenEmpty(again -> again.take(MORE_ATTEMPTS))
                .switchIfEmpty(Mono.error(() -> new NameTakenException(name.value())));
    }

    /** Completes empty if the other claim was worth nothing, and is given up now. */
    private Mono<NameClaim> freed(ChannelName name, NameClaim claim) {
        return stores.channels()
                .read(ChannelId.of(claim.holder()), actor)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(other -> isObsolete(claim, other, name.normalized())
                        ? stores.names().release(name.normalized(), claim).then(Mono.empty())
                        : Mono.error(new NameTakenException(name.value())));
    }

    private static boolean isObsolete(NameClaim claim, Optional<ChannelState> holder, String name) {
        if (holder.isEmpty()) {
            return claim.isAbandoned();
        }
        boolean hasIt = holder.get().normalizedName().equals(name);
        return !hasIt && (claim.isListed() || claim.isAbandoned());
    }

    private Mono<ChannelState> set(ChannelId id, ChannelUpdate update, String token, NameClaim claim) {
        return stores.channels().rename(id, update, actor, token, claim).flatMap(change -> stores.directory()
                .enlist(change.state(), claim, change.previousName())
                .thenReturn(change.state()));
    }
}
