package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.lettuce.redis.AppendBatch;
import io.github.confab.chat.lettuce.wire.Content;
import io.github.confab.chat.lettuce.wire.MessageCodec;
import java.util.List;
import java.util.Map;

/** Contents for tests. */
final class FakeMessages {

    private FakeMessages() {}

    static byte[] json(String text) {
        return MessageCodec.JSON.encode(new Content("Bob", text, Map.of()));
    }

    /** A pushed batch of the application itself, of one message. */
    static AppendBatch batch(long number, String text) {
        return new AppendBatch(
                true, "p", number, List.of(new AppendBatch.Message("", "", "", "m;bob;" + text, json(text))));
    }
}
