package io.github.confab.chat.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Texts that have broken other chats. */
final class HostileTexts {

    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66";

    private HostileTexts() {}

    /** B1, B2, B7, B8, B10, B11. */
    static Stream<String> channelNames() {
        return Stream.of(
                "",
                "   ",
                "\u3000",
                "a".repeat(65),
                "\uD83D\uDE00".repeat(64),
                "a\r\nFLUSHALL\r\n",
                "a\nb",
                "a\tb",
                "a\0b",
                "a\u001B[2Jb",
                "a\u007Fb",
                "a\u0085b",
                "a\u2028b",
                "a\uD800b",
                "\uDC00",
                "\u200C\u0645\u06CC",
                "\u0645\u06CC\u200C",
                "\u0645\u200C\u200C\u06CC",
                "\u202Eabc",
                "a\u2066b",
                "a\u200Bb",
                "a\uFEFFb",
                "a" + Character.toString(0xE0041));
    }

    /** B26: with the default limits of 4 000 code points and 16 KiB. */
    static Stream<Named<String>> tooLong() {
        return Stream.of(
                Named.of("4 001 letters", "a".repeat(4001)),
                Named.of("4 001 emoji", "\uD83D\uDE00".repeat(4001)),
                Named.of("16 KiB and a byte", "a".repeat(16 * 1024 + 1)),
                Named.of("a megabyte", "\u00E9".repeat(512 * 1024)));
    }

    /** B26 at its edge, B27, B29, B30. */
    static Stream<Named<String>> allowed() {
        return Stream.of(
                Named.of("4 000 letters", "a".repeat(4000)),
                Named.of("4 000 emoji", "\uD83D\uDE00".repeat(4000)),
                Named.of("NUL", "a\0b"),
                Named.of("terminal clipboard", "\u001B]52;c;ZXZpbA==\u0007"),
                Named.of("terminal clear", "\u001B[2J"),
                Named.of("C1 control", "a\u009Bb"),
                Named.of("line breaks", "a\r\nb\n\n"),
                Named.of("line breaks like a protocol", "*1\r\n$8\r\nFLUSHALL\r\n"),
                Named.of("1 000 combining marks", "a" + "\u0301".repeat(1000)),
                Named.of("300 families", FAMILY.repeat(300)),
                Named.of("decomposed, not normalised", "cafe\u0301"),
                Named.of("right to left override", "\u202Eabc"),
                Named.of("byte order mark", "\uFEFFabc"),
                Named.of("noncharacter", "a\uFFFFb"),
                Named.of("markup", "<script>alert(1)</script>"),
                Named.of("attribute markup", "\"><svg/onload=alert(1)>"),
                Named.of("script link", "javascript:alert(1)"),
                Named.of("JSON", "{\"@class\":\"java.net.URL\",\"a\":[1,2]}"),
                Named.of("quotes and backslashes", "\\\"\\u0000\\' OR 1=1--"),
                Named.of("separators", "a;b:c{d}e|f,g"),
                Named.of("white space around", "  a  "));
    }
}
