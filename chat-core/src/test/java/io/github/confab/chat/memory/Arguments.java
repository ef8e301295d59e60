package io.github.confab.chat.memory;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageTooLargeException;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.WorkerGroup;
import java.nio.charset.StandardCharsets;

/** What is checked at the call, before a Mono or Flux exists. */
final class Arguments {

    private static final int MAX_CODE_POINTS = 4000;
    private static final int MAX_BYTES = 16 * 1024;

    private Arguments() {}

    static <T> T present(String field, T value) {
        if (value == null) {
            throw new InvalidArgumentException(field, "must not be null");
        }
        return value;
    }

    static Draft draft(Draft draft) {
        String text = present("draft", draft).text();
        int codePoints = text.codePointCount(0, text.length());
        if (codePoints > MAX_CODE_POINTS) {
            throw new MessageTooLargeException("message text", codePoints, MAX_CODE_POINTS, "code points");
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new MessageTooLargeException("message text", bytes, MAX_BYTES, "bytes");
        }
        return draft;
    }

    static StartAt start(ChannelId channel, StartAt start) {
        if (present("start position", start).position() instanceof StartAt.After after
                && !after.cursor().channel().equals(channel)) {
            throw new InvalidArgumentException(
                    "cursor",
                    "must be of channel " + channel + ", got one of "
                            + after.cursor().channel());
        }
        return start;
    }

    static String group(String name) {
        return WorkerGroup.of(name).name();
    }
}
