package io.github.confab.chat.model;

import static io.github.confab.chat.model.NameSamples.accepted;
import static io.github.confab.chat.model.NameSamples.assertRefused;
import static io.github.confab.chat.model.NameSamples.inTurkish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ChannelNameTest {

    private static final int DOTLESS_I = 0x131;
    private static final String JOINERS = "must have joiners only between two letters or emoji, found ";

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("B1 null", null, "must not be null"),
                arguments("B1 empty", "", "must not be blank"),
                arguments("B1 spaces", "   ", "must not be blank"),
                arguments("B1 ideographic space", "\u3000\u3000", "must not be blank"),
                arguments("B1 no-break space", "\u00A0", "must not be blank"),
                arguments("B1 filler", "\u3164", "must not contain an invisible character, found U+3164"),
                arguments("B1 Braille blank", "\u2800", "must not contain an invisible character, found U+2800"),
                arguments("B2 65 code points", "a".repeat(65), "must have at most 64 code points, got: 65"),
                arguments("B2 256 bytes", "\uD83D\uDE00".repeat(64), "must have at most 128 bytes in UTF-8, got: 256"),
                arguments("B2 huge", "a".repeat(1 << 20), "must have at most 64 code points, got: 1048576"),
                arguments("B6 NUL", "a\0", "must not contain a control character, found U+0000"),
                arguments("B7 CR LF", "a\r\nFLUSHALL\r\n", "must not contain a control character, found U+000D"),
                arguments("B7 outer newline", "a\n", "must not contain a control character, found U+000A"),
                arguments("B7 tab", "a\tb", "must not contain a control character, found U+0009"),
                arguments("B7 ESC", "\u001B[2J", "must not contain a control character, found U+001B"),
                arguments("B7 DEL", "a\u007F", "must not contain a control character, found U+007F"),
                arguments("B7 NEL", "a\u0085b", "must not contain a control character, found U+0085"),
                arguments("B7 C1", "a\u009Bb", "must not contain a control character, found U+009B"),
                arguments("B7 line separator", "a\u2028b", "must not contain a control character, found U+2028"),
                arguments("B7 paragraph separator", "\u2029", "must not contain a control character, found U+2029"),
                arguments("B8 high surrogate", "a\uD800b", "is ill-formed: unpaired surrogate at index 1"),
                arguments("B8 low surrogate", "a\uDC00", "is ill-formed: unpaired surrogate at index 1"),
                arguments("B8 reversed pair", "\uDE00\uD83D", "is ill-formed: unpaired surrogate at index 0"),
                arguments("B10 ZWNJ first", "\u200Ca", JOINERS + "U+200C elsewhere"),
                arguments("B10 ZWNJ last", "a\u200C", JOINERS + "U+200C elsewhere"),
                arguments("B10 ZWNJ doubled", "a\u200C\u200Cb", JOINERS + "U+200C elsewhere"),
                arguments("B10 ZWNJ at a space", "a \u200Cb", JOINERS + "U+200C elsewhere"),
                arguments("B10 ZWNJ in emoji", "\u2764\u200C\u2764", JOINERS + "U+200C elsewhere"),
                arguments("B10 ZWJ first", "\u200D\u2764", JOINERS + "U+200D elsewhere"),
                arguments("B10 ZWJ last", "\u2764\u200D", JOINERS + "U+200D elsewhere"),
                arguments("B10 ZWJ doubled", "\u2764\u200D\u200D\u2764", JOINERS + "U+200D elsewhere"),
                arguments("B10 ZWJ letter and emoji", "a\u200D\u2764", JOINERS + "U+200D elsewhere"),
                arguments("B10 ZWJ before selector", "a\u200D\uFE0Fb", JOINERS + "U+200D elsewhere"),
                arguments(
                        "B11 selector after space",
                        "a \uFE0F",
                        "must have variation selectors only after a visible character, found U+FE0F elsewhere"),
                arguments("B11 selector only", "\uFE0F", "must not begin with a combining mark, found U+FE0F"),
                arguments("B11 mark first", " \u0301a", "must not begin with a combining mark, found U+0301"),
                arguments("B11 noncharacter", "a\uFFFE", "must not contain a noncharacter, found U+FFFE"),
                arguments("B11 noncharacter", "a\uDBFF\uDFFF", "must not contain a noncharacter, found U+10FFFF"),
                arguments("B11 private use", "\uF8FF", "must not contain a private-use character, found U+F8FF"),
                arguments("B11 unassigned", "a\u0378", "must not contain an unassigned character, found U+0378"));
    }

    static Stream<Arguments> hidden() {
        Stream<Integer> bidi = Stream.of(
                0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069);
        Stream<Integer> invisible = Stream.of(
                0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x180E, 0x200B, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x206A,
                0xFEFF, 0xFFA0, 0xFFF9, 0x1D173, 0xE0000, 0xE0001, 0xE0041, 0xE007F);
        return Stream.concat(
                bidi.map(c -> arguments("B11 " + Unicode.number(c), c, "a bidirectional control")),
                invisible.map(c -> arguments("B11 " + Unicode.number(c), c, "an invisible character")));
    }

    static Stream<Arguments> accepts() {
        return Stream.of(
                arguments("B3 colon", "a:b", "a:b"),
                arguments("B3 star", "a*", "a*"),
                arguments("B3 brackets", "[x]", "[x]"),
                arguments("B3 question mark", "?", "?"),
                arguments("B3 backslash", "a\\b", "a\\b"),
                arguments("B4 braces", "{a}b}", "{a}b}"),
                arguments("B6 path", "../../etc", "../../etc"),
                arguments("B6 URL", "a/b?c#d%00", "a/b?c#d%00"),
                arguments("B9 composed", "Caf\u00E9", "caf\u00E9"),
                arguments("B9 decomposed", "Cafe\u0301", "caf\u00E9"),
                arguments(
                        "B10 Persian with ZWNJ",
                        "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                        "\u0645\u06CC\u062E\u0648\u0627\u0647\u0645"),
                arguments(
                        "B10 Persian digit and ZWNJ",
                        "\u06F2\u200C\u0633\u0627\u0644\u0647",
                        "\u06F2\u0633\u0627\u0644\u0647"),
                arguments("B10 Sinhala virama and ZWJ", "\u0DC1\u0DCA\u200D\u0DBB\u0DD3", "\u0DC1\u0DCA\u0DBB\u0DD3"),
                arguments("B10 Bengali ZWJ and virama", "\u09B0\u200D\u09CD\u09AF", "\u09B0\u09CD\u09AF"),
                arguments("B16 markup", "<script>", "<script>"),
                arguments("case", "General", "general"),
                arguments("white space", " \u3000Big \u00A0\u3000 Talk ", "big talk"),
                arguments("Chinese", "\u8BA8\u8BBA\u7EC4", "\u8BA8\u8BBA\u7EC4"),
                arguments("final sigma", "\u03A7\u0391\u039F\u03A3", "\u03C7\u03B1\u03BF\u03C3"),
                arguments("small final sigma", "\u03C7\u03B1\u03BF\u03C2", "\u03C7\u03B1\u03BF\u03C3"),
                arguments("sharp s", "STRA\u1E9EE", "stra\u00DFe"),
                arguments("dotted capital I", "\u0130stanbul", "istanbul"),
                arguments("dot added to i", "i\u0307stanbul", "istanbul"),
                arguments("dotless i", "\u0131s\u0131", "\u0131s\u0131"),
                arguments("Cherokee", "\uAB70", "\uAB70"),
                arguments(
                        "family",
                        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                        "\uD83D\uDC68\uD83D\uDC69\uD83D\uDC67"),
                arguments(
                        "skin tone",
                        "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDCBB",
                        "\uD83D\uDC69\uD83C\uDFFD\uD83D\uDCBB"),
                arguments("heart on fire", "\u2764\uFE0F\u200D\uD83D\uDD25", "\u2764\uD83D\uDD25"),
                arguments("shaking head", "\uD83D\uDE42\u200D\u2194\uFE0F", "\uD83D\uDE42\u2194"),
                arguments("flag", "\uD83C\uDDEE\uD83C\uDDF7", "\uD83C\uDDEE\uD83C\uDDF7"),
                arguments("keycap", "1\uFE0F\u20E3", "1\u20E3"),
                arguments("emoji of a later Unicode", "\uD83E\uDEE0", "\uD83E\uDEE0"),
                arguments("64 code points", "\u00E9".repeat(64), "\u00E9".repeat(64)),
                arguments("64 code points decomposed", "e\u0301".repeat(64), "\u00E9".repeat(64)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void of_brokenRule_throwsNamingIt(String row, String input, String rule) {
        assertRefused(ChannelName::of, input, "channel name", rule);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hidden")
    void of_hiddenCharacterAnywhere_throws(String row, int c, String kind) {
        String hidden = Character.toString(c);
        for (String input : List.of(hidden, hidden + "abc", "a" + hidden + "b", "abc" + hidden)) {
            assertRefused(
                    ChannelName::of,
                    input,
                    "channel name",
                    "must not contain " + kind + ", found " + Unicode.number(c));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepts")
    void normalized_acceptedName_isTheComparedForm(String row, String input, String normalized) {
        ChannelName name = ChannelName.of(input);

        assertThat(name.normalized()).as("what decides identity").isEqualTo(normalized);
        assertThat(name.value())
                .as("shown as typed, only composed and trimmed")
                .isEqualTo(Unicode.trimmed(Normalizer.normalize(input, Normalizer.Form.NFC)));
        assertThat(name).as("shown by toString").hasToString(name.value());
        assertThat(inTurkish(() -> ChannelName.of(input).normalized()))
                .as("no default locale")
                .isEqualTo(normalized);
    }

    @Test
    void normalized_bracesAndKeyLikeNames_stayDistinct() {
        List<String> names =
                List.of("{}", "{a}", "a", "a}b{c", "{a}b}", "{a}b", "x", "x}:meta", "x:members", "{x}", "x}", "x:meta");

        assertThat(names.stream().map(ChannelName::of).map(ChannelName::normalized))
                .as("B4, B5: nothing of a name is taken for syntax")
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(names);
    }

    @Test
    void normalized_everyCase_isOneName() {
        Stream<String> apart = NameSamples.assignedCharacters()
                .filter(c -> c != DOTLESS_I)
                .filter(c -> IntStream.of(Character.toUpperCase(c), Character.toLowerCase(c), Character.toTitleCase(c))
                        .mapToObj(Character::toString)
                        .anyMatch(other -> !Unicode.folded(other).equals(Unicode.folded(Character.toString(c)))))
                .mapToObj(Unicode::number);

        assertThat(apart).as("characters whose cases are different names").isEmpty();
    }

    @Test
    void folded_again_changesNothing() {
        Stream<String> unstable = NameSamples.all().filter(text -> {
            String once = Unicode.folded(text);
            return !Unicode.folded(once).equals(once);
        });

        assertThat(unstable.map(Rules::shown)).as("texts that fold further").isEmpty();
    }

    @Test
    void normalized_againOrDecomposed_isTheSame() {
        assertThat(NameSamples.all().filter(text -> !isStable(text)).map(Rules::shown))
                .as("names whose normalized form is another name, or depends on how the name was composed")
                .isEmpty();
    }

    private static boolean isStable(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        return accepted(ChannelName::of, text)
                .map(ChannelName::normalized)
                .map(once -> Stream.of(once, decomposed)
                        .allMatch(same -> ChannelName.of(same).normalized().equals(once)))
                .orElse(true);
    }

    @Test
    void equals_otherCase_comparesTheValue() {
        assertThat(ChannelName.of("General"))
                .isNotEqualTo(ChannelName.of("general"))
                .isEqualTo(ChannelName.of(" General "));
    }
}
