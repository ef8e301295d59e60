package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** From the hash of a token to its session: one key each, which ends by itself. */
final class SessionLinks {

    private static final Script KEEP = Script.load("keep-session");
    private static final Script FIND = Script.load("find-session");

    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9_.@+=-]{1,128});([A-Za-z0-9_-]{1,64})");
    private static final byte[] FORGET = {};

    private final ScriptRunner scripts;
    private final KeySpace keys;

    SessionLinks(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    Mono<Void> keep(String tokenHash, UserId user, SessionId session, Duration span) {
        byte[] value = Replies.bytes(user.value() + ";" + session.value());
        return scripts.run(KEEP, key(tokenHash), value, Replies.bytes(Long.toString(span.toMillis())))
                .then();
    }

    Mono<SessionLink> find(String tokenHash) {
        return scripts.run(FIND, key(tokenHash))
                .filter(reply -> !reply.isEmpty())
                .map(reply -> read(Replies.text(reply.get(0))));
    }

    /** Tidies up after sessions that have ended: without it the keys would live for hours, and open nothing. */
    Mono<Void> forget(List<Object> tokenHashes) {
        return Flux.fromIterable(tokenHashes)
                .map(Replies::text)
                .flatMap(hash -> scripts.run(KEEP, key(hash), FORGET, FORGET))
                .onErrorComplete()
                .then();
    }

    private List<String> key(String tokenHash) {
        return List.of(keys.session(tokenHash));
    }

    private static SessionLink read(String value) {
        Matcher parts = VALUE.matcher(value);
        if (!parts.matches()) {
            throw new CorruptDataException(
                    "a session key holds what this library did not write; find out who writes there", null);
        }
        return new SessionLink(UserId.of(parts.group(1)), SessionId.of(parts.group(2)));
    }
}
