package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.lettuce.RedisTestSupport;

/** The script runner that the tests of the stores use. */
final class ScriptRunners {

    private ScriptRunners() {}

    static ScriptRunner on(RedisTestSupport redis) {
        return new LettuceScriptRunner(redis.binary(), FailureReason.UNKNOWN);
    }
}
