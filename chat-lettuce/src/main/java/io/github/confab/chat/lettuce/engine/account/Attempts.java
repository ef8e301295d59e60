package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.error.RateLimitedException;
import io.github.confab.chat.lettuce.engine.account.AccountSettings.AttemptLimits;
import io.github.confab.chat.lettuce.redis.ThrottleStore;
import io.github.confab.chat.lettuce.redis.ThrottleStore.Limit;
import io.github.confab.chat.model.Username;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** How often somebody may try, counted in the store for all processes. Without the store nobody may. */
final class Attempts {

    private final ThrottleStore store;
    private final AttemptLimits limits;

    Attempts(ThrottleStore store, AttemptLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    /** The source first: one that tries many accounts must not use up the attempts of their owners. */
    Mono<Void> login(Username name, Optional<String> source) {
        return from(source, "login from ", "log in", limits.perSource()).then(Mono.defer(() -> password(name)));
    }

    /** An attempt at the password of one account. */
    Mono<Void> password(Username name) {
        return attempt(account(name), "log in", limits.perAccount());
    }

    /** It was good: earlier ones do not count any more. */
    Mono<Void> succeeded(Username name) {
        return store.forget(account(name));
    }

    Mono<Void> registration(Optional<String> source) {
        return from(source, "registration from ", "register", limits.registrations());
    }

    private Mono<Void> from(Optional<String> source, String kind, String what, Limit limit) {
        return source.map(address -> attempt(Digests.sha256(kind + address), what, limit))
                .orElseGet(Mono::empty);
    }

    private Mono<Void> attempt(String subject, String what, Limit limit) {
        return store.attempt(subject, limit)
                .flatMap(wait -> wait.isZero() ? Mono.empty() : Mono.error(new RateLimitedException(what, wait)));
    }

    private static String account(Username name) {
        return Digests.sha256("account " + name.normalized());
    }
}
