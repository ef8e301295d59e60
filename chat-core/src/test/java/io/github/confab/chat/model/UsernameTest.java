package io.github.confab.chat.model;

import static io.github.confab.chat.model.NameSamples.accepted;
import static io.github.confab.chat.model.NameSamples.assertRefused;
import static io.github.confab.chat.model.NameSamples.inTurkish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UsernameTest {

    private static final String OTHER = "must not contain anything but letters, digits and _ . -, found ";
    private static final String SHAPE =
            "must have _ . - and marks only after a letter or digit, and end with none of _ . -, got: ";
    private static final String COMPATIBILITY = "must not contain a compatibility character, found ";
    private static final String RIGHT_TO_LEFT = "must begin with a letter if it is written right to left, got: ";
    private static final String DIGITS = "must not mix digits of several scripts, got: ";

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("B1 null", null, "must not be null"),
                arguments("B1 empty", "", "must not be blank"),
                arguments("B1 ideographic space", "\u3000", "must not be blank"),
                arguments("B2 33 code points", "a".repeat(33), "must have at most 32 code points, got: 33"),
                arguments("B2 huge", "a".repeat(1 << 20), "must have at most 32 code points, got: 1048576"),
                arguments("B7 newline", "bob\n", "must not contain a control character, found U+000A"),
                arguments("B8 surrogate", "b\uD800b", "is ill-formed: unpaired surrogate at index 1"),
                arguments("B11 bidi", "\u202Ebob", "must not contain a bidirectional control, found U+202E"),
                arguments("B11 tag", "bob\uDB40\uDC41", "must not contain an invisible character, found U+E0041"),
                arguments("B11 selector", "b\uFE0Fob", "must not contain an invisible character, found U+FE0F"),
                arguments("B11 filler", "bob\u3164", "must not contain an invisible character, found U+3164"),
                arguments("B11 private use", "\uE000", "must not contain a private-use character, found U+E000"),
                arguments("B11 unassigned", "a\u0378", "must not contain an unassigned character, found U+0378"),
                arguments("B13 Cyrillic a", "\u0430dmin", "must not mix scripts, found [LATIN, CYRILLIC]"),
                arguments("B13 Cyrillic a inside", "p\u0430ypal", "must not mix scripts, found [LATIN, CYRILLIC]"),
                arguments("B13 Greek o", "b\u03BFb", "must not mix scripts, found [LATIN, GREEK]"),
                arguments("B13 Arabic mark", "b\u064Bob", "must not mix scripts, found [LATIN, ARABIC]"),
                arguments("B13 kana and Hangul", "\u3042\uAC00", "must not mix scripts, found [HANGUL, HIRAGANA]"),
                arguments("B15 trailing space", "bob ", "must not contain white space, found U+0020"),
                arguments("B15 leading space", " bob", "must not contain white space, found U+0020"),
                arguments("B15 inner no-break space", "b\u00A0ob", "must not contain white space, found U+00A0"),
                arguments("B15 trailing ZWJ", "bob\u200D", "must not contain an invisible character, found U+200D"),
                arguments("B15 inner ZWNJ", "b\u200Cob", "must not contain an invisible character, found U+200C"),
                arguments("B15 soft hyphen", "b\u00ADob", "must not contain an invisible character, found U+00AD"),
                arguments("B16 prototype", "__proto__", SHAPE + "__proto__"),
                arguments("B16 markup", "<img", OTHER + "U+003C"),
                arguments("B16 quote", "'OR", OTHER + "U+0027"),
                arguments("B16 white space in markup", "' OR 1=1--", "must not contain white space, found U+0020"),
                arguments("emoji", "bob\uD83D\uDE00", OTHER + "U+1F600"),
                arguments("at sign", "bob@x", OTHER + "U+0040"),
                arguments("fullwidth at sign", "bob\uFF20x", OTHER + "U+0040"),
                arguments("tatweel", "\u0645\u0640\u062D", OTHER + "U+0640"),
                arguments("enclosing mark", "a\u20DD", OTHER + "U+20DD"),
                arguments("conjoining jamo", "\u1100", OTHER + "U+1100"),
                arguments("modifier letter", "Hawai\u02BBi", OTHER + "U+02BB"),
                arguments("ends with a dot", "bob.", SHAPE + "bob."),
                arguments("begins with a mark", "\u0301bob", SHAPE + "\\u{301}bob"),
                arguments("mark on a hyphen", "a-\u0301b", SHAPE + "a-\\u{301}b"),
                arguments("ligature", "\uFB01n", COMPATIBILITY + "U+FB01"),
                arguments("mathematical letter", "\uD835\uDC1Aa", COMPATIBILITY + "U+1D41A"),
                arguments("long s", "bo\u017F", COMPATIBILITY + "U+017F"),
                arguments("circled letter", "\u24B6", COMPATIBILITY + "U+24B6"),
                arguments("halfwidth Hangul", "\uFFA1", COMPATIBILITY + "U+FFA1"),
                arguments("digits of two scripts", "bob1\u096B", "must not mix scripts, found [LATIN, DEVANAGARI]"),
                arguments("Persian and Arabic digits", "\u0633\u06F1\u0661", DIGITS + "\u0633\u06F1\u0661"),
                arguments("Persian and ASCII digits", "\u0633\u06F11", DIGITS + "\u0633\u06F11"),
                arguments("Arabic digit in Latin", "bob\u0661", "must not mix scripts, found [LATIN, ARABIC]"),
                arguments("digit before Arabic", "1\u0633", RIGHT_TO_LEFT + "1\u0633"));
    }

    static Stream<Arguments> accepts() {
        return Stream.of(
                arguments("B12 case", "Ann_B.C-9", "ann_b.c-9"),
                arguments("B12 fullwidth", "\uFF22\uFF4F\uFF42\uFF10", "bob0"),
                arguments("B14 capital I", "ILIK", "ilik"),
                arguments("B14 dotless i", "\u0131l\u0131k", "\u0131l\u0131k"),
                arguments("B14 dotted capital I", "\u0130brahim", "ibrahim"),
                arguments("B14 dot added to i", "i\u0307brahim", "ibrahim"),
                arguments("B15 plain", "bob", "bob"),
                arguments("B16 constructor", "constructor", "constructor"),
                arguments("B9 decomposed", "Rene\u0301", "ren\u00E9"),
                arguments("Greek", "\u039D\u0399\u039A\u039F\u03A3", "\u03BD\u03B9\u03BA\u03BF\u03C3"),
                arguments("Greek final sigma", "\u03BD\u03B9\u03BA\u03BF\u03C2", "\u03BD\u03B9\u03BA\u03BF\u03C3"),
                arguments("German", "Stra\u1E9Ee", "stra\u00DFe"),
                arguments("Cyrillic", "\u041E\u043B\u0435\u0433", "\u043E\u043B\u0435\u0433"),
                arguments("Persian", "\u0639\u0644\u06CC_\u06F1\u06F2", "\u0639\u0644\u06CC_\u06F1\u06F2"),
                arguments("Arabic with a mark", "\u0645\u064F\u062D", "\u0645\u064F\u062D"),
                arguments("Hebrew", "\u05D3\u05D5\u05D37", "\u05D3\u05D5\u05D37"),
                arguments("Hindi", "\u0930\u093E\u092E", "\u0930\u093E\u092E"),
                arguments("Thai sara am", "\u0E17\u0E33", "\u0E17\u0E4D\u0E32"),
                arguments("Chinese and Latin", "\u738Bw", "\u738Bw"),
                arguments("Japanese and Latin", "\u3089\u30FC\u30E1\u30F3\u738Bx", "\u3089\u30FC\u30E1\u30F3\u738Bx"),
                arguments("halfwidth kana", "\uFF76\uFF9E", "\u30AC"),
                arguments("Korean, Chinese and Latin", "\uAE40\u91D1kim", "\uAE40\u91D1kim"),
                arguments("decomposed Korean", "\u1100\u1175\u11B7", "\uAE40"),
                arguments("only digits", "12345", "12345"),
                arguments("32 code points", "\u738B".repeat(32), "\u738B".repeat(32)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void of_brokenRule_throwsNamingIt(String row, String input, String rule) {
        assertRefused(Username::of, input, "username", rule);
        inTurkish(() -> {
            assertRefused(Username::of, input, "username", rule);
            return row;
        });
    }

    @ParameterizedTest(name = "B12 {0}")
    @ValueSource(
            strings = {
                "Admin",
                "ADMIN",
                "\uFF41\uFF44\uFF4D\uFF49\uFF4E",
                "\uFF21\uFF24\uFF2D\uFF29\uFF2E",
                "ADM\u0130N",
                "admi\u0307n",
                "System",
                "ROOT",
                "server",
                "Support"
            })
    void of_reservedName_throwsInEverySpellingAndLocale(String input) {
        String rule = "must not be a reserved name, got: "
                + Unicode.folded(Normalizer.normalize(input, Normalizer.Form.NFKC));
        assertRefused(Username::of, input, "username", rule);
        inTurkish(() -> {
            assertRefused(Username::of, input, "username", rule);
            return input;
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepts")
    void normalized_acceptedName_isTheIdentity(String row, String input, String normalized) {
        Username name = Username.of(input);

        assertThat(name.normalized()).as("what decides identity").isEqualTo(normalized);
        assertThat(name.value())
                .as("as typed, only composed")
                .isEqualTo(Normalizer.normalize(input, Normalizer.Form.NFC));
        assertThat(name).as("shown by toString").hasToString(name.value());
        assertThat(inTurkish(() -> Username.of(input).normalized()))
                .as("no default locale")
                .isEqualTo(normalized);
    }

    @Test
    void of_everyInvisibleCharacter_neverGivesASecondBob() {
        String made = NameSamples.assignedCharacters()
                .filter(c -> accepted(Username::of, "bob" + Character.toString(c))
                        .filter(name -> name.normalized().equals("bob"))
                        .isPresent())
                .mapToObj(Unicode::number)
                .collect(Collectors.joining(" "));

        assertThat(made)
                .as("B15: no character can be added without changing the identity")
                .isEmpty();
    }

    @Test
    void normalized_againOrDecomposed_isTheSame() {
        assertThat(NameSamples.all().filter(text -> !isStable(text)).map(Rules::shown))
                .as("names whose identity is another name, or depends on how the name was composed")
                .isEmpty();
    }

    private static boolean isStable(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        return accepted(Username::of, text)
                .map(Username::normalized)
                .map(once -> Stream.of(once, decomposed)
                        .allMatch(same -> Username.of(same).normalized().equals(once)))
                .orElse(true);
    }

    @Test
    void equals_otherCase_comparesTheValue() {
        List<Username> names = List.of(Username.of("Bob"), Username.of("bob"));

        assertThat(names).as("values as typed").doesNotHaveDuplicates();
        assertThat(names).extracting(Username::normalized).as("one identity").containsOnly("bob");
    }
}
