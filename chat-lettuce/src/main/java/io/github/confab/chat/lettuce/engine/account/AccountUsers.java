package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.Users;
import io.github.confab.chat.error.NameTakenException;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.NameClaim;
import io.github.confab.chat.lettuce.redis.NameClaims;
import io.github.confab.chat.lettuce.redis.UserStore;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** The {@link Users}: the name is claimed first, then the account is made. */
public final class AccountUsers implements Users {

    /** Needed only if others, too, take over a claim that nothing came of. */
    private static final int MORE_ATTEMPTS = 2;

    private final NameClaims names;
    private final UserStore accounts;
    private final Supplier<String> ids;
    private final OpenGuard guard;

    /** @param ids gives a new id at each call */
    public AccountUsers(NameClaims names, UserStore accounts, Supplier<String> ids, OpenGuard guard) {
        this.names = names;
        this.accounts = accounts;
        this.ids = ids;
        this.guard = guard;
    }

    @Override
    public Mono<User> create(String username) {
        Username name = Username.of(username);
        return guard.whileOpen("create user " + name, () -> Mono.defer(() -> attempt(name, UserId.of(ids.get())))
                .repeatWhenEmpty(again -> again.take(MORE_ATTEMPTS))
                .switchIfEmpty(Mono.error(() -> new NameTakenException(name.value()))));
    }

    private Mono<User> attempt(Username name, UserId id) {
        return names.claim(name.normalized(), id.value())
                .flatMap(claim ->
                        claim.holder().equals(id.value()) ? accounts.create(id, name, claim) : freed(name, claim));
    }

    /** Completes empty if no account came of the claim, and it is given up now. */
    private Mono<User> freed(Username name, NameClaim claim) {
        NameTakenException taken = new NameTakenException(name.value());
        if (!claim.isAbandoned()) {
            return Mono.error(taken);
        }
        return accounts.get(UserId.of(claim.holder()))
                .flatMap(user -> Mono.<User>error(taken))
                .switchIfEmpty(
                        Mono.defer(() -> names.release(name.normalized(), claim).then(Mono.empty())));
    }

    @Override
    public Mono<User> get(UserId id) {
        Arguments.present("user id", id);
        return guard.whileOpen("get user " + id, () -> accounts.get(id));
    }

    @Override
    public Mono<User> find(String username) {
        Username name = Username.of(username);
        return guard.whileOpen("find user " + name, () -> names.find(name.normalized())
                .flatMap(claim -> accounts.get(UserId.of(claim.holder()))));
    }
}
