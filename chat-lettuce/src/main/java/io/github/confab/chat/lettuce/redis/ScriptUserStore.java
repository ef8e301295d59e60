package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import java.util.List;
import reactor.core.publisher.Mono;

/** {@link UserStore} by scripts. */
final class ScriptUserStore implements UserStore {

    private static final Script CREATE = Script.load("create-user");
    private static final Script READ = Script.load("read-user");

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptUserStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<User> create(UserId id, Username username, NameClaim claim) {
        return scripts.run(
                        CREATE,
                        List.of(keys.user(id)),
                        Replies.bytes(username.value()),
                        Replies.bytes(Long.toString(claim.since())),
                        Replies.bytes(Long.toString(NameClaim.GOOD_FOR_MILLIS)))
                .map(reply -> {
                    if (Replies.text(reply.get(0)).equals("LATE")) {
                        throw new UnavailableException(
                                "create user: it took too long after the name was claimed; try again", null);
                    }
                    return new Account(id, username.value());
                });
    }

    @Override
    public Mono<User> get(UserId id) {
        return scripts.run(READ, List.of(keys.user(id)))
                .filter(reply -> !reply.isEmpty())
                .map(reply -> new Account(id, Replies.text(reply.get(0))));
    }

    /** A user as stored. */
    private record Account(UserId id, String username) implements User {}
}
