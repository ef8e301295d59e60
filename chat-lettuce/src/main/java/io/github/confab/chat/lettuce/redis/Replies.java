package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.MessageId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a script's reply. */
final class Replies {

    private Replies() {}

    static String text(Object bulk) {
        return new String((byte[]) bulk, StandardCharsets.UTF_8);
    }

    static @Nullable String textOrNull(@Nullable Object bulk) {
        return bulk == null ? null : text(bulk);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static long number(Object bulkOrInteger) {
        return bulkOrInteger instanceof Long integer ? integer : Long.parseLong(text(bulkOrInteger));
    }

    static MessageId id(Object bulk) {
        return MessageId.parse(text(bulk));
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object array) {
        return (List<Object>) array;
    }

    static List<StreamEntry> entries(Object array) {
        List<Object> raw = list(array);
        List<StreamEntry> entries = new ArrayList<>(raw.size());
        for (Object pair : raw) {
            entries.add(entry(list(pair)));
        }
        return entries;
    }

    private static StreamEntry entry(List<Object> pair) {
        String previous = null;
        String header = null;
        String ordinal = null;
        byte[] payload = null;
        byte[] fate = null;
        byte[] reactions = null;
        String root = null;
        String replies = null;
        List<Object> fields = list(pair.get(1));
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            byte[] name = (byte[]) fields.get(i);
            Object value = fields.get(i + 1);
            switch (name.length == 1 ? name[0] : 0) {
                case 'b' -> previous = text(value);
                case 'h' -> header = text(value);
                case 'n' -> ordinal = text(value);
                case 'p' -> payload = (byte[]) value;
                case 'r' -> root = text(value);
                case 't' -> replies = text(value);
                case '~' -> fate = (byte[]) value;
                case '+' -> reactions = (byte[]) value;
                default -> {
                    // a field of a later version, or of somebody else: not ours to read
                }
            }
        }
        StreamEntry.Beside beside = new StreamEntry.Beside(fate, reactions, replies);
        return new StreamEntry(text(pair.get(0)), previous, header, ordinal, payload, root, beside);
    }
}
