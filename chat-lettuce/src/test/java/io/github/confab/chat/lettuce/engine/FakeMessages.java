package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.lettuce.wire.Content;
import io.github.confab.chat.lettuce.wire.MessageCodec;
import java.util.Map;

/** Contents for tests. */
final class FakeMessages {

    private FakeMessages() {}

    static byte[] json(String text) {
        return MessageCodec.JSON.encode(new Content("Bob", text, Map.of()));
    }
}
