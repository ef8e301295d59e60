package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.SessionInfo;
import io.github.confab.chat.model.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** {@link SessionStore} by scripts. */
final class ScriptSessionStore implements SessionStore {

    private static final Script OPEN = Script.load("open-session");
    private static final Script TOUCH = Script.load("touch-session");
    private static final Script LIST = Script.load("list-sessions");
    private static final Script END = Script.load("end-sessions");

    private static final byte[] PUSH = Replies.bytes("PUBLISH");

    private final ScriptRunner scripts;
    private final KeySpace keys;
    private final SessionLinks links;

    ScriptSessionStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
        this.links = new SessionLinks(scripts, keys);
    }

    /** The way from the token first: if the second step fails it leads nowhere, and ends by itself. */
    @Override
    public Mono<Boolean> open(NewSession session, String credentialVersion) {
        return links.keep(
                        session.tokenHash(),
                        session.user(),
                        session.id(),
                        session.limits().longest())
                .then(Mono.defer(() -> opened(session, credentialVersion)));
    }

    private Mono<Boolean> opened(NewSession session, String credentialVersion) {
        NewSession.Limits limits = session.limits();
        return scripts.run(
                        OPEN,
                        keysOf(session.user()),
                        PUSH,
                        topic(session.user()),
                        Replies.bytes(session.id().value()),
                        Replies.bytes(session.tokenHash()),
                        Replies.bytes(credentialVersion),
                        number(limits.idle().toMillis()),
                        number(limits.longest().toMillis()),
                        number(limits.perUser()),
                        Replies.bytes(session.device()))
                .flatMap(reply -> Replies.text(reply.get(0)).equals("DONE")
                        ? links.forget(Replies.list(reply.get(1))).thenReturn(true)
                        : links.forget(List.of(Replies.bytes(session.tokenHash())))
                                .thenReturn(false));
    }

    @Override
    public Mono<SessionLink> find(String tokenHash) {
        return links.find(tokenHash);
    }

    @Override
    public Mono<SessionSeen> touch(SessionLink session, String tokenHash) {
        return scripts.run(
                        TOUCH,
                        keysOf(session.user()),
                        Replies.bytes(session.session().value()),
                        Replies.bytes(tokenHash))
                .filter(reply -> Replies.text(reply.get(0)).equals("DONE"))
                .map(reply -> new SessionSeen(Replies.text(reply.get(1)), Replies.text(reply.get(2))));
    }

    @Override
    public Mono<List<SessionInfo>> list(UserId user, Optional<SessionId> current) {
        return scripts.run(LIST, List.of(keys.userSessions(user))).map(reply -> read(reply, current));
    }

    private static List<SessionInfo> read(List<Object> reply, Optional<SessionId> current) {
        List<SessionInfo> sessions = new ArrayList<>();
        for (int i = 0; i + 4 < reply.size(); i += 5) {
            SessionId id = SessionId.of(Replies.text(reply.get(i)));
            sessions.add(new SessionInfo(
                    id,
                    Replies.text(reply.get(i + 4)),
                    time(reply.get(i + 1)),
                    time(reply.get(i + 2)),
                    time(reply.get(i + 3)),
                    current.filter(id::equals).isPresent()));
        }
        sessions.sort(Comparator.comparing(SessionInfo::createdAt).reversed());
        return sessions;
    }

    @Override
    public Mono<Boolean> end(UserId user, SessionId session) {
        return end(user, "one", session.value()).map(count -> count > 0);
    }

    @Override
    public Mono<Integer> endOthers(UserId user, Optional<SessionId> keep) {
        return end(user, "others", keep.map(SessionId::value).orElse(""));
    }

    private Mono<Integer> end(UserId user, String how, String which) {
        return scripts.run(END, keysOf(user), PUSH, topic(user), Replies.bytes(how), Replies.bytes(which))
                .flatMap(reply -> {
                    if (Replies.text(reply.get(0)).equals("NOUSER")) {
                        return Mono.error(new UserNotFoundException(user.value()));
                    }
                    List<Object> ended = Replies.list(reply.get(1));
                    return links.forget(ended).thenReturn(ended.size());
                });
    }

    private List<String> keysOf(UserId user) {
        return List.of(keys.user(user), keys.userSessions(user));
    }

    private byte[] topic(UserId user) {
        return Replies.bytes(keys.userTopic(user));
    }

    private static byte[] number(long value) {
        return Replies.bytes(Long.toString(value));
    }

    private static Instant time(Object millis) {
        return Instant.ofEpochMilli(Replies.number(millis));
    }
}
