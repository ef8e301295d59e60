package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {

    private static final Cursor CURSOR =
            Cursor.of(ChannelId.of("books"), "epoch-1", new MessageId(1_700_000_000_000L, 42), 40, "0123abcd");

    @Test
    void of_parts_givesThemBack() {
        assertThat(CURSOR.channel()).isEqualTo(ChannelId.of("books"));
        assertThat(CURSOR.epoch()).isEqualTo("epoch-1");
        assertThat(CURSOR.id()).isEqualTo(new MessageId(1_700_000_000_000L, 42));
        assertThat(CURSOR.ordinal()).isEqualTo(40);
        assertThat(CURSOR.check()).isEqualTo("0123abcd");
    }

    @Test
    void toString_saved_isReadAgain() {
        assertThat(CURSOR).hasToString("1.books.epoch-1.1700000000000-42.40.0123abcd");
        assertThat(Cursor.parse(CURSOR.toString())).isEqualTo(CURSOR);
    }

    @Test
    void check_unknown_isADash() {
        assertThat(Cursor.of(ChannelId.of("c"), "e", MessageId.MIN, 0, "-").check())
                .isEqualTo("-");
    }

    @ParameterizedTest(name = "B35 [{0}]")
    @ValueSource(
            strings = {
                "",
                "abc",
                "5",
                "-1-0",
                "99999999999999-0",
                "1.c.e.1-1.0",
                "1.c.e.1-1.0.",
                "1.c.e.1-1.0.0123ABCD",
                "1.c.e.1-1.0.0123abcde",
                "2.c.e.1-1.0.-",
                "1.c:d.e.1-1.0.-",
                "1..e.1-1.0.-",
                "1.c..1-1.0.-",
                "1.c.e.-1-1.0.-",
                "1.c.e.1-1.-1.-",
                "1.c.e.1-1.1.-\n",
                " 1.c.e.1-1.1.-",
                "1.c.e.1-1.9999999999999999999.-",
                "1.{c}.e.1-1.0.-"
            })
    void parse_anotherForm_isRefused(String text) {
        refused("cursor", "must be a text that StreamMessage.cursor() gave", () -> Cursor.parse(text));
    }

    @Test
    void parse_idBeyondLong_isRefused() {
        refused("message id", "must be <millis>-<seq>", () -> Cursor.parse("1.c.e.9223372036854775808-1.0.-"));
    }

    @Test
    void parse_null_isRefused() {
        refused("cursor", "must not be null", () -> Cursor.parse(null));
    }

    @Test
    void parse_hostileText_isShownCutAndEscaped() {
        refused("cursor", "\\u{1B}", () -> Cursor.parse("\u001B[2J" + "x".repeat(100_000)));
        try {
            Cursor.parse("\u001B[2J" + "x".repeat(100_000));
        } catch (InvalidArgumentException e) {
            assertThat(e.getMessage()).as("nobody floods a log with it").hasSizeLessThan(300);
        }
    }
}
