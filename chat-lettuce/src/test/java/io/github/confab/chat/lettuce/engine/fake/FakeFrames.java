package io.github.confab.chat.lettuce.engine.fake;

import io.github.confab.chat.lettuce.redis.StreamEntry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Push frames as {@code append.lua} builds them. */
final class FakeFrames {

    private FakeFrames() {}

    static byte[] entries(String epoch, String before, List<StreamEntry> entries, int roomForContent) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        write(frame, "2m;" + epoch + ";" + before + ";" + entries.size() + "\n");
        int room = roomForContent;
        for (StreamEntry entry : entries) {
            room -= entry.payload().length;
            String head = entry.id() + ";" + entry.ordinal() + ";" + entry.header();
            if (room >= 0) {
                write(frame, head + ";;" + entry.payload().length + "\n");
                frame.writeBytes(entry.payload());
            } else {
                write(frame, head + ";r;0\n");
            }
        }
        return frame.toByteArray();
    }

    static byte[] gone(String epoch) {
        return ("2c;" + epoch + ";gone\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void write(ByteArrayOutputStream frame, String text) {
        frame.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
