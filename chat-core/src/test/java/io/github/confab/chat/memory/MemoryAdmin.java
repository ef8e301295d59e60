package io.github.confab.chat.memory;

import io.github.confab.chat.UserAdmin;
import io.github.confab.chat.UserContent;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.FeedEvent.MembershipEvent.Change;
import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.UserId;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;

/** What an operator does with accounts. */
final class MemoryAdmin implements UserAdmin {

    private final MemoryStore store;
    private final Lifetime lifetime;

    MemoryAdmin(MemoryStore store, Lifetime lifetime) {
        this.store = store;
        this.lifetime = lifetime;
    }

    @Override
    public Mono<Void> setPassword(UserId user, Password password) {
        Arguments.present("password", password);
        return ask("set the password of", user, () -> store.accounts().change(user, account -> {
                    password.refuseIfWeak(account.name().orElseThrow());
                    account.setPassword(password);
                    return true;
                }))
                .doOnNext(set -> endAll(user))
                .then();
    }

    @Override
    public Mono<Integer> endSessions(UserId user) {
        return ask("end the sessions of", user, () -> {
            if (store.accounts().find(user).isEmpty()) {
                throw new UserNotFoundException(user.value());
            }
            return endAll(user);
        });
    }

    @Override
    public Mono<Boolean> deactivate(UserId user) {
        return ask("deactivate", user, () -> store.accounts().change(user, account -> account.activate(false)))
                .doOnNext(change -> endAll(user));
    }

    @Override
    public Mono<Boolean> reactivate(UserId user) {
        return ask("reactivate", user, () -> store.accounts().change(user, account -> account.activate(true)));
    }

    @Override
    public Mono<Boolean> erase(UserId user) {
        return ask("erase", user, () -> store.accounts().erase(user)).doOnNext(change -> {
            endAll(user);
            store.directory().all().forEach(channel -> forget(channel, user));
            store.inboxes().erase(user);
            store.schedules().forget(user);
        });
    }

    @Override
    public UserContent content() {
        return new MemoryContent(store, lifetime);
    }

    private static void forget(ChannelState channel, UserId user) {
        if (channel.info().kind() != ChannelKind.DIRECT) {
            channel.change((people, log) -> {
                boolean was = people.has(user);
                if (was) {
                    people.exit(user);
                    log.move(user, Change.REMOVED);
                }
                return was;
            });
        }
        channel.readers().forget(user);
    }

    private int endAll(UserId user) {
        return store.sessions().end(user, session -> true);
    }

    private <T> Mono<T> ask(String what, UserId user, Callable<T> question) {
        Arguments.present("user id", user);
        return lifetime.ask(what + " user " + user, question);
    }
}
