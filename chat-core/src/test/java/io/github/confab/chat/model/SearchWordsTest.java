package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchWordsTest {

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "read                | Reading is fun          | true",
                "read                | bread                   | false",
                "reading             | I read                  | false",
                "fun reading         | Reading is fun          | true",
                "fun reading cats    | Reading is fun          | false",
                "o'clock             | at 5 o'clock            | true",
                "clock               | at 5 o'clock            | true",
                "bar                 | foo_bar, foo-bar        | true",
                "example.org         | see https://example.org | true",
                "v2                  | (V2)                    | true",
                "2                   | v2                      | false",
                "\"is fun\"          | Reading  is\tfun        | true",
                "\"fun is\"          | Reading is fun          | false",
                "\"ead\"             | Reading is fun          | true",
                "\"c++\"             | C++ and C#              | true",
                "\"c++\"             | C and so on             | false",
                "c++                 | C and so on             | true",
                "\"an open quote     | an open quote           | true",
                "“is fun” reading    | Reading is fun          | true",
                "«is fun»            | Reading is fun          | true",
                "\"\" fun            | Reading is fun          | true",
            })
    void matches_wordsAndPhrases(String typed, String text, boolean expected) {
        assertThat(SearchWords.of(typed.strip()).matches(text.strip())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "CAFE, un café",
        "café, Le CAFE\u0301",
        "Ａｂｃ, abc",
        "abc, ａｂｃ",
        "strasse, Straße",
        "straße, STRASSE",
        "οδος, ΟΔΟΣ",
        "ΟΔΟΣ, οδος",
        "istanbul, İSTANBUL",
        "ISPARTA, ısparta",
        "elif, ﬁne ELIF",
        "fine, ﬁne",
        "ёлка, елка",
        "елка, ЁЛКА",
        "đồng, ĐỒNG",
        "kg, 5 ㎏",
    })
    void matches_caseAccentsAndForms_areAlike(String typed, String text) {
        assertThat(SearchWords.of(typed).matches(text)).isTrue();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "علي, علی",
        "علی, علي",
        "کتاب, كتاب",
        "كتاب, کتاب",
        "محمد, مُحَمَّد",
        "مُحَمَّد, محمد",
        "سلام, ســـلام",
        "میخواهم, می\u200Cخواهم",
        "می\u200Cخواهم, میخواهم",
        "خواهم, می\u200Cخواهم",
        "1404, سال ۱۴۰۴",
        "۱۴۰۴, year 1404",
        "٣, ۳",
        "الله, ﷲ",
        "احمد, أحمد",
        "مدرسه, مدرسة",
        "שלום, שָׁלוֹם",
    })
    void matches_rightToLeft_asPeopleWriteIt(String typed, String text) {
        assertThat(SearchWords.of(typed).matches(text)).isTrue();
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "京都, 東京都に住む, true",
        "東京 住む, 東京都に住む, true",
        "タワー, 東京タワー, true",
        "ﾀﾜｰ, 東京タワー, true",
        "かき, かぎ, false",
        "かぎ, かぎ, true",
        "tokyo東京, Tokyo 東京, true",
        "tokyo, 東京tokyo, true",
        "okyo, 東京tokyo, false",
        "ภาษา, เรียนภาษาไทย, true",
        "กิน, กน, false",
        "कुल, कल, false",
        "한국, 한국어를, true",
        "하, 한국어, true",
        "국어, 한국어, false",
        "한국, \u1112\u1161\u11AB\u1100\u116E\u11A8\u110B\u1165, true",
        "🎉, well done🎉, true",
        "👍, ok 👍🏽, true",
        "👩‍💻, 👩‍💻, true",
        "❤, ❤️, true",
        "🎉, done, false",
    })
    void matches_scriptsWithoutSpacesAndEmoji_anywhere(String typed, String text, boolean expected) {
        assertThat(SearchWords.of(typed).matches(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "[a-z]+", "%a", "a|b", "\\w", "(a", "a{2}", "$a", "^a"})
    void matches_metaCharacters_arePlain(String typed) {
        assertThat(SearchWords.of("\"x " + typed + "\"").matches("x " + typed)).isTrue();
        assertThat(SearchWords.of("\"x " + typed + "\"").matches("x zzz")).isFalse();
    }

    @Test
    void matches_ignorable_countsForNothing() {
        SearchWords word = SearchWords.of("pass\u00ADword");
        assertThat(word.matches("p\u200Ba\uFEFFss\u2060word\u202E")).isTrue();
        assertThat(SearchWords.of("a\u0301".repeat(16)).matches("a".repeat(16))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "?!", "\"\"", "\" \"", "\"...\"", "\u0301\u0301", "ـ", "\u200C", "\u064B\u0651", "$€+"
            })
    void of_nothingToLookFor_isRefused(String typed) {
        refused("search words", "must hold a letter, a digit or an emoji", () -> SearchWords.of(typed));
    }

    @Test
    void of_tooMuch_isRefused() {
        refused("search words", "at most 200 code points", () -> SearchWords.of("a" + "\u0301".repeat(1000)));
        refused(
                "search words",
                "at most 16 words and phrases, got: 17",
                () -> SearchWords.of("a b c d e f g h i j k l m n o p q"));
        refused("search words", "ill-formed", () -> SearchWords.of("a\uD800"));
        refused("search words", "must not be null", () -> SearchWords.of(null));
        assertThatCode(() -> SearchWords.of("🎉".repeat(200))).doesNotThrowAnyException();
        assertThatCode(() -> SearchWords.of("a A á b c d e f g h i j k l m n o p".substring(0, 33)))
                .as("alike words are one")
                .doesNotThrowAnyException();
    }

    @Test
    void of_sameText_isEqual() {
        assertThat(SearchWords.of("Tea"))
                .isEqualTo(SearchWords.of("Tea"))
                .hasSameHashCodeAs(SearchWords.of("Tea"))
                .isNotEqualTo(SearchWords.of("tea"))
                .hasToString("Tea");
    }

    @Test
    void matches_anyPhrase_asALookAtEachPlaceWould() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            String text = letters(random, 30);
            String phrase = letters(random, 6);
            assertThat(SearchWords.of('"' + phrase + '"').matches(text))
                    .as("%s in %s", phrase, text)
                    .isEqualTo(text.contains(phrase));
            assertThat(SearchWords.of(phrase).matches("b " + text))
                    .as("%s begins %s", phrase, text)
                    .isEqualTo(text.startsWith(phrase) || "b".equals(phrase));
        }
    }

    private static String letters(Random random, int most) {
        return random.ints(1 + random.nextInt(most), 'a', 'c')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void matches_turkishLocale_isTheSame() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(SearchWords.of("TITLE").matches("title")).isTrue();
        } finally {
            Locale.setDefault(before);
        }
    }

    static Stream<Named<String>> hostile() {
        int size = 64 * 1024;
        return Stream.of(
                Named.of("marks", "a" + "\u0301\u0323".repeat(size / 2)),
                Named.of("marks that are letters", "\u0915" + "\u093C\u094D".repeat(size / 2)),
                Named.of("letters", "a".repeat(size)),
                Named.of("words", "a ".repeat(size / 2)),
                Named.of("spaces", " \n".repeat(size / 2)),
                Named.of("long ligatures", "\uFDFA".repeat(size / 3)),
                Named.of("joiners", "\u200C".repeat(size)),
                Named.of("syllables", "\uD7A3".repeat(size / 3)),
                Named.of("unpaired surrogates", "\uDC00\uD800".repeat(size / 2)),
                Named.of("emoji", "\uD83D\uDE00".repeat(size / 2)));
    }

    /** Ten of the largest messages in ten seconds holds on a busy machine; the square of the length would take minutes. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void matches_hostileText_takesLinearTime(String text) {
        SearchWords hard =
                SearchWords.of("\"" + "a".repeat(60) + "b\" \"" + "a ".repeat(20) + "b\" क़् 한국b 😀😀b xb yb zb");
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 10; i++) {
                assertThat(hard.matches(text)).isFalse();
                assertThat(SearchWords.of("\"" + "a".repeat(198)).matches(text + "a"))
                        .isEqualTo(text.startsWith("aa"));
            }
        });
    }
}
