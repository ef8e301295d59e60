package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.UnavailableException;
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
    public Mono<StoredUser> create(UserId id, Username username, NameClaim claim, String passwordHash) {
        return scripts.run(
                        CREATE,
                        List.of(keys.user(id)),
                        Replies.bytes(username.value()),
                        Replies.bytes(Long.toString(claim.since())),
                        Replies.bytes(Long.toString(NameClaim.GOOD_FOR_MILLIS)),
                        Replies.bytes(passwordHash))
                .map(reply -> {
                    if (Replies.text(reply.get(0)).equals("LATE")) {
                        throw new UnavailableException(
                                "create user: it took too long after the name was claimed; try again", null);
                    }
                    return new StoredUser(id, username.value(), StoredUser.State.ACTIVE);
                });
    }

    @Override
    public Mono<StoredUser> get(UserId id) {
        return scripts.run(READ, List.of(keys.user(id)))
                .filter(reply -> !reply.isEmpty())
                .map(reply -> StoredUser.of(id, Replies.text(reply.get(0)), Replies.text(reply.get(1))));
    }
}
