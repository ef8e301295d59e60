package io.github.confab.chat.lettuce.engine.channel;

import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.ChannelStore.Creation;
import io.github.confab.chat.lettuce.redis.NameClaim;
import io.github.confab.chat.lettuce.redis.NameClaim.State;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Sees to it that a name has its channel. Names and channels live in different slots, so this takes three steps: claim
 * the name, make the channel unless it exists, list it. A crash after any of them is healed by whoever comes next: the
 * steps are the same for all, and who finds them done goes on.
 */
final class ChannelFounder {

    /** Each further attempt is needed only because somebody else got on with the same name meanwhile. */
    private static final int MORE_ATTEMPTS = 5;

    private final ChannelStores stores;
    private final Actor actor;
    private final Supplier<String> ids;

    ChannelFounder(ChannelStores stores, Actor actor, Supplier<String> ids) {
        this.stores = stores;
        this.actor = actor;
        this.ids = ids;
    }

    /** Emits the channel that has the name, and whether this call made it. */
    Mono<Creation> found(ChannelSpec spec) {
        String name = spec.name().normalized();
        return Mono.defer(() -> attempt(spec, name))
                .repeatWhenEmpty(again -> again.take(MORE_ATTEMPTS))
                .switchIfEmpty(Mono.error(() -> new UnavailableException(
                        "channel " + spec.name() + ": its name kept changing hands; try again", null)));
    }

    private Mono<Creation> attempt(ChannelSpec spec, String name) {
        return stores.names().claim(name, ids.get()).flatMap(claim -> stores.channels()
                .create(ChannelId.of(claim.holder()), spec, actor, ids.get())
                .flatMap(made -> settled(name, claim, made))
                .switchIfEmpty(Mono.defer(() -> giveUp(name, claim))));
    }

    /** Completes empty if the claim is worth nothing. */
    private Mono<Creation> settled(String name, NameClaim claim, Creation made) {
        if (!made.state().normalizedName().equals(name)) {
            // The channel is being renamed to this name, or has been renamed to another and the renamer died.
            boolean obsolete = claim.isListed() || claim.isAbandoned();
            return obsolete ? Mono.empty() : Mono.just(made);
        }
        // A renamer under way lists the channel itself; had it died, the claim would be old.
        boolean others = claim.isListed() || (claim.state() == State.RENAMING && !claim.isAbandoned());
        if (others && !made.created()) {
            return Mono.just(made);
        }
        return stores.directory()
                .enlist(made.state(), claim, name)
                .filter(listed -> listed)
                .map(listed -> made);
    }

    /** Does nothing if the claim has changed since it was read. */
    private Mono<Creation> giveUp(String name, NameClaim claim) {
        return stores.names().release(name, claim).then(Mono.empty());
    }
}
