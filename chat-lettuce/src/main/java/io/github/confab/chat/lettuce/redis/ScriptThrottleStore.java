package io.github.confab.chat.lettuce.redis;

import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** {@link ThrottleStore} by scripts. */
final class ScriptThrottleStore implements ThrottleStore {

    private static final Script ATTEMPT = Script.load("throttle");
    private static final Script FORGET = Script.load("unthrottle");

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptThrottleStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Duration> attempt(String subject, Limit limit) {
        return scripts.run(
                        ATTEMPT,
                        List.of(keys.throttle(subject)),
                        number(limit.most()),
                        number(limit.window().toMillis()),
                        number(limit.pauseFrom()),
                        number(limit.firstPause().toMillis()))
                .map(reply -> Duration.ofMillis(Replies.number(reply.get(0))));
    }

    @Override
    public Mono<Void> forget(String subject) {
        return scripts.run(FORGET, List.of(keys.throttle(subject))).then();
    }

    private static byte[] number(long value) {
        return Replies.bytes(Long.toString(value));
    }
}
