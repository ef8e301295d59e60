package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.lettuce.redis.GroupReply.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the group scripts reply. */
final class GroupReplies {

    private static final int STATUS = 0;
    private static final int EPOCH = 1;
    private static final int GENERATION = 2;
    private static final int ENTRIES = 3;
    private static final int COUNTS = 4;
    private static final int IDS = 5;
    private static final int POSITION = 6;
    private static final int LINES = 4;

    private GroupReplies() {}

    static GroupReply read(List<Object> reply) {
        return new GroupReply(
                status(Replies.text(reply.get(STATUS))),
                Replies.text(reply.get(EPOCH)),
                Replies.text(reply.get(GENERATION)),
                deliveries(Replies.list(reply.get(ENTRIES)), Replies.list(reply.get(COUNTS))),
                ids(Replies.list(reply.get(IDS))),
                Replies.text(reply.get(POSITION)));
    }

    private static Status status(String text) {
        return switch (text) {
            case "OK" -> Status.OK;
            case "NOGROUP" -> Status.NO_GROUP;
            case "NOSTREAM" -> Status.NO_STREAM;
            case "NOCHANNEL" -> Status.NO_CHANNEL;
            default -> throw new IllegalStateException("a group script replied " + text);
        };
    }

    /** Without counts each entry is delivered for the first time. */
    private static List<Delivery> deliveries(List<Object> entries, List<Object> counts) {
        List<Delivery> deliveries = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Object raw = entries.get(i);
            StreamEntry entry = raw instanceof byte[] joined
                    ? entry(joined)
                    : Replies.entries(List.of(raw)).get(0);
            long attempt = counts.isEmpty() ? 1 : Replies.number(counts.get(i));
            deliveries.add(new Delivery(entry, (int) Math.min(attempt, Integer.MAX_VALUE)));
        }
        return deliveries;
    }

    /** {@code id b n h p}, a line break between. */
    private static StreamEntry entry(byte[] joined) {
        String[] head = new String[LINES];
        int start = 0;
        for (int line = 0; line < LINES; line++) {
            int end = start;
            while (joined[end] != '\n') {
                end++;
            }
            head[line] = new String(joined, start, end - start, StandardCharsets.UTF_8);
            start = end + 1;
        }
        return new StreamEntry(head[0], head[1], head[3], head[2], Arrays.copyOfRange(joined, start, joined.length));
    }

    private static List<String> ids(List<Object> raw) {
        List<String> ids = new ArrayList<>(raw.size());
        raw.forEach(id -> ids.add(Replies.text(id)));
        return ids;
    }

    static List<GroupDesk.Letter> letters(Object array) {
        List<GroupDesk.Letter> letters = new ArrayList<>();
        for (Object pair : Replies.list(array)) {
            letters.add(letter(Replies.list(pair)));
        }
        return letters;
    }

    private static GroupDesk.Letter letter(List<Object> pair) {
        List<Object> flat = Replies.list(pair.get(1));
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            fields.put(Replies.text(flat.get(i)), flat.get(i + 1));
        }
        StreamEntry entry = new StreamEntry(
                text(fields, "id", "0-0"),
                Replies.textOrNull(fields.get("b")),
                Replies.textOrNull(fields.get("h")),
                Replies.textOrNull(fields.get("n")),
                (byte[]) fields.get("p"),
                Replies.textOrNull(fields.get("r")),
                StreamEntry.Beside.NOTHING);
        return new GroupDesk.Letter(
                Replies.text(pair.get(0)),
                entry,
                Replies.textOrNull(fields.get("epoch")),
                count(text(fields, "attempts", "")),
                text(fields, "reason", ""));
    }

    private static String text(Map<String, Object> fields, String name, String otherwise) {
        String text = Replies.textOrNull(fields.get(name));
        return text == null ? otherwise : text;
    }

    /** Whoever can write to the stream can write rubbish; a list with one bad letter must still be read. */
    private static int count(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException foreign) {
            return 0;
        }
    }
}
