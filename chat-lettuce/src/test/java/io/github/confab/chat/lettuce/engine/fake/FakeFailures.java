package io.github.confab.chat.lettuce.engine.fake;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.redis.RedisErrors;
import java.net.ConnectException;

/** Failures as the command connection translates them. */
public final class FakeFailures {

    private FakeFailures() {}

    /** Certainly not run: the command never left the process. */
    public static ChatException notConnected() {
        return RedisErrors.translate("test", new ConnectException("Connection refused"));
    }

    /** Perhaps run: no answer came. */
    static ChatException noAnswer() {
        return new UnavailableException("no answer came in time", null);
    }
}
