package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.MessageId;
import java.nio.charset.StandardCharsets;
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
        return String.format(java.util.Locale.ROOT, "%08x", crc.getValue());
    }

    static Cursor after(ChannelId channel, String epoch, MessageId id, String check) {
        return Cursor.of(channel, epoch, id, check);
    }
}
