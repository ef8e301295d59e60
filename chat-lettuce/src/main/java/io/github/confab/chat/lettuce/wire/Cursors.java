package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;

/** What a cursor remembers of the entry it stands after. */
public final class Cursors {

    private Cursors() {}

    /**
     * CRC-32C of {@code sender;tag}, eight hexadecimal digits: tells, in all but one of four billion cases, that an id
     * was issued again to another message.
     *
     * @param sender who wrote the entry
     * @param tag its tag
     * @return the check
     */
    public static String check(String sender, String tag) {
        CRC32C crc = new CRC32C();
        crc.update((sender + ";" + tag).getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    /**
     * @param entry the entry it stands after
     * @param channel its channel
     * @param epoch the life of the history
     * @return the cursor
     */
    static Cursor after(Entry entry, ChannelId channel, String epoch) {
        Header header = entry.header();
        return Cursor.of(channel, epoch, entry.id(), entry.ordinal(), check(header.sender(), header.tag()));
    }
}
