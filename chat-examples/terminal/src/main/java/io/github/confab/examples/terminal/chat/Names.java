package io.github.confab.examples.terminal.chat;

import io.github.confab.chat.Users;
import io.github.confab.chat.model.Profile;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** How people are shown, asked for once in a while. Safe for use by many threads. */
final class Names {

    private static final int MOST = 2000;
    private static final long FRESH_NANOS = Duration.ofMinutes(2).toNanos();

    private record Known(String shown, String username, long until) {}

    private final Users users;
    private final Map<UserId, Known> known = new ConcurrentHashMap<>();

    Names(Users users) {
        this.users = users;
    }

    /** Emits the display name, with the username behind it so that nobody can pass for another; never errors. */
    Mono<String> shown(UserId user) {
        return known(user).map(Known::shown).defaultIfEmpty(user.value());
    }

    /** As {@link #shown(UserId)} of somebody whose username is known; that is shown if there is no answer. */
    Mono<String> shown(User user) {
        Known fresh = known.get(user.id());
        if (fresh != null && fresh.until() - System.nanoTime() > 0) {
            return Mono.just(fresh.shown());
        }
        return known(user.id()).map(Known::shown).defaultIfEmpty(user.username());
    }

    /** Emits the username; the id if there is no answer. */
    Mono<String> username(UserId user) {
        return known(user).map(Known::username).defaultIfEmpty(user.value());
    }

    void forget(UserId user) {
        known.remove(user);
    }

    private Mono<Known> known(UserId user) {
        return Mono.defer(() -> {
            Optional<Known> fresh =
                    Optional.ofNullable(known.get(user)).filter(name -> name.until() - System.nanoTime() > 0);
            return fresh.map(Mono::just).orElseGet(() -> users.profile(user)
                    .map(Names::name)
                    .doOnNext(name -> remember(user, name))
                    // a name that is missing is no reason to show nothing; it is asked for again
                    .onErrorResume(failure -> Mono.empty()));
        });
    }

    private void remember(UserId user, Known name) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(user, name);
    }

    private static Known name(Profile profile) {
        String username = profile.user().username();
        String shown = profile.displayName()
                .filter(name -> !name.isBlank() && !name.equals(username))
                .map(name -> name + " (@" + username + ")")
                .orElse(username);
        return new Known(shown, username, System.nanoTime() + FRESH_NANOS);
    }
}
