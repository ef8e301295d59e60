package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.model.UserId;
import java.util.List;
import reactor.core.publisher.Mono;

/** {@link CredentialStore} by scripts. */
final class ScriptCredentialStore implements CredentialStore {

    private static final Script READ = Script.load("read-credential");
    private static final Script SET = Script.load("set-password");
    private static final Script REHASH = Script.load("rehash-password");
    private static final Script STATE = Script.load("set-user-state");

    private static final byte[] PUSH = Replies.bytes("PUBLISH");

    private final ScriptRunner scripts;
    private final KeySpace keys;
    private final SessionLinks links;

    ScriptCredentialStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
        this.links = new SessionLinks(scripts, keys);
    }

    @Override
    public Mono<StoredCredential> read(UserId user) {
        return scripts.run(READ, List.of(keys.user(user)))
                .filter(reply -> !reply.isEmpty())
                .map(reply -> new StoredCredential(
                        user,
                        Replies.text(reply.get(0)),
                        Replies.text(reply.get(1)),
                        Replies.text(reply.get(2)),
                        Replies.text(reply.get(3)).isEmpty()));
    }

    @Override
    public Mono<Void> reset(UserId user, String passwordHash) {
        return set(user, passwordHash, "", "", "", "").then();
    }

    @Override
    public Mono<Boolean> change(StoredCredential checked, String passwordHash) {
        return set(checked.user(), passwordHash, checked.version(), "", "", "");
    }

    @Override
    public Mono<Boolean> change(StoredCredential checked, String passwordHash, Kept kept) {
        UserId user = checked.user();
        String session = kept.session().value();
        Mono<Boolean> change = Mono.defer(
                () -> set(user, passwordHash, checked.version(), session, kept.tokenHash(), kept.nextTokenHash()));
        return links.keep(kept.nextTokenHash(), user, kept.session(), kept.longest())
                .then(change)
                .flatMap(changed -> links.forget(
                                List.of(Replies.bytes(changed ? kept.tokenHash() : kept.nextTokenHash())))
                        .thenReturn(changed));
    }

    private Mono<Boolean> set(
            UserId user, String hash, String version, String keep, String tokenHash, String nextTokenHash) {
        return scripts.run(
                        SET,
                        List.of(keys.user(user), keys.userSessions(user)),
                        PUSH,
                        Replies.bytes(keys.userTopic(user)),
                        Replies.bytes(hash),
                        Replies.bytes(version),
                        Replies.bytes(keep),
                        Replies.bytes(tokenHash),
                        Replies.bytes(nextTokenHash))
                .flatMap(reply -> switch (Replies.text(reply.get(0))) {
                    case "NOUSER" -> Mono.error(new UserNotFoundException(user.value()));
                    case "STALE" -> Mono.just(false);
                    case "ENDED" -> Mono.empty();
                    default -> links.forget(Replies.list(reply.get(1))).thenReturn(true);
                });
    }

    @Override
    public Mono<Boolean> rehash(StoredCredential checked, String passwordHash) {
        return scripts.run(
                        REHASH,
                        List.of(keys.user(checked.user())),
                        Replies.bytes(checked.passwordHash()),
                        Replies.bytes(passwordHash))
                .map(reply -> Replies.number(reply.get(0)) == 1);
    }

    @Override
    public Mono<Boolean> state(UserId user, StoredUser.State state) {
        return scripts.run(
                        STATE,
                        List.of(keys.user(user), keys.userSessions(user)),
                        PUSH,
                        Replies.bytes(keys.userTopic(user)),
                        Replies.bytes(state.word()))
                .flatMap(reply -> Replies.text(reply.get(0)).equals("NOUSER")
                        ? Mono.error(new UserNotFoundException(user.value()))
                        : links.forget(Replies.list(reply.get(2))).thenReturn(Replies.number(reply.get(1)) == 1));
    }
}
