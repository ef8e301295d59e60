package io.github.confab.chat.lettuce.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Cursor;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CursorsTest {

    @Test
    void check_isEightDigitsThatNeverChange() {
        // stored by applications: a change of it would reset every reader
        assertThat(Cursors.check("", "")).as("CRC-32C of a semicolon").isEqualTo("fb17b1db");
        assertThat(Cursors.check("ada", "p.1.0")).matches("[0-9a-f]{8}");
    }

    @Test
    void check_senderOrTagDiffers_differs() {
        Set<String> checks = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            checks.add(Cursors.check("ada", "p.1." + i));
            checks.add(Cursors.check("bob", "p.1." + i));
        }
        assertThat(checks).hasSize(2000);
        assertThat(Cursors.check("ab", "c")).isNotEqualTo(Cursors.check("a", "bc"));
    }

    @Test
    void check_inAnyLocale_hasTheSameDigits() {
        String here = Cursors.check("ada", "t");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("fa-IR-u-nu-arabext"));
            assertThat(Cursors.check("ada", "t")).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void after_entry_namesItsPlace() {
        Entry entry = Entry.of("1001-8", "1000-7", "m;ada;p.1.0", "5", new byte[0]);
        Cursor cursor = Cursors.after(entry, ChannelId.of("c1"), "e1");
        assertThat(cursor).hasToString("1.c1.e1.1001-8.5." + Cursors.check("ada", "p.1.0"));
        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThat(cursor.id()).isEqualTo(entry.id());
        assertThat(cursor.ordinal()).isEqualTo(5);
    }
}
