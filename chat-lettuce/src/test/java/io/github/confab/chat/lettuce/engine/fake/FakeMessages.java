package io.github.confab.chat.lettuce.engine.fake;

import io.github.confab.chat.lettuce.redis.AppendBatch;
import io.github.confab.chat.lettuce.wire.Content;
import io.github.confab.chat.lettuce.wire.MessageCodec;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Contents for tests. */
public final class FakeMessages {

    private FakeMessages() {}

    public static byte[] json(String text) {
        return MessageCodec.JSON.encode(new Content("Bob", text, Map.of()));
    }

    /** A pushed batch of the application itself, of one message. */
    public static AppendBatch batch(long number, String text) {
        return new AppendBatch(
                true, "p", number, List.of(new AppendBatch.Message("", "", "", "m;bob;" + text, json(text))));
    }

    /** Those of a run of messages: m0, m1, ... */
    public static List<String> texts(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "m" + i).toList();
    }
}
