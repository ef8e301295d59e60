package io.github.confab.chat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MentionTextTest {

    private static final String ZHANG_SAN = "\u5F20\u4E09";
    private static final String PLEASE_LOOK = "\u8BF7\u770B";
    private static final String SOMCHAI = "\u0E2A\u0E21\u0E0A\u0E32\u0E22";

    private static List<List<String>> names(String text) {
        return MentionText.in(text).mentions().stream()
                .map(names -> names.stream().map(Username::value).toList())
                .toList();
    }

    static Stream<Arguments> mentions() {
        return Stream.of(
                arguments("@ada", "ada"),
                arguments("hello @ada!", "ada"),
                arguments("(@ada)", "ada"),
                arguments("@ada, @bob and @Ada", "ada bob"),
                arguments("@ada. And more", "ada"),
                arguments("@ada...", "ada"),
                arguments("@ada_-.", "ada"),
                arguments("@ada.lovelace", "ada.lovelace"),
                arguments("@a-b_c.d-", "a-b_c.d"),
                arguments("@ada's", "ada"),
                arguments("@ada:hi", "ada"),
                arguments("@ada\n@bob", "ada bob"),
                arguments("*@ada*", "ada"),
                arguments("\uD83D\uDE00@ada\uD83D\uDE00", "ada"),
                arguments("\u2764\uFE0F@ada", "ada"),
                arguments("1\uFE0F\u20E3@ada", "ada"),
                arguments("@42nd", "42nd"),
                arguments("@ada/@bob", "ada bob"),
                arguments("\u202B@\u0639\u0644\u06CC\u202C", "\u0639\u0644\u06CC"),
                arguments("@\u0639\u0644\u06CC\u060C \u0633\u0644\u0627\u0645", "\u0639\u0644\u06CC"),
                arguments("@\u05D3\u05E0\u05D4?", "\u05D3\u05E0\u05D4"),
                arguments("@\u0418\u0432\u0430\u043D.", "\u0418\u0432\u0430\u043D"),
                arguments("@\u0928\u093F\u0936\u093E \u0915\u0948\u0938\u0940", "\u0928\u093F\u0936\u093E"),
                arguments("@Jose\u0301", "Jos\u00E9"),
                arguments("\uFF20ada", "ada"),
                arguments("@ada\u3000@bob", "ada bob"));
    }

    @ParameterizedTest
    @MethodSource("mentions")
    void in_names_areFound(String text, String expected) {
        assertThat(names(text).stream().map(names -> String.join("|", names)))
                .as(text)
                .containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "@",
                "@ ada",
                "user@example.com",
                "user.name+tag@example.com",
                "us\u00E9r@example.com",
                "use\u0301r@example.com",
                "42@example.com",
                "_@ada",
                "@@ada",
                "@ada@example.com",
                "\uFF20@ada",
                "@_ada",
                "@.ada",
                "@-",
                "@admin",
                "@\u0430dmin",
                "@\u202Eada",
                "@\u3164",
                "@\uD83D\uDE00",
                "@\u0301a",
                "@\uD83D",
                "@{ada}",
                "@<script>"
            })
    void in_whatIsNoMention_isText(String text) {
        assertThat(MentionText.in(text).isEmpty()).as(text).isTrue();
    }

    // ---- no spaces

    @Test
    void in_chinese_everyBeginningMayBeTheName() {
        assertThat(names("@" + ZHANG_SAN + PLEASE_LOOK))
                .containsExactly(
                        List.of(ZHANG_SAN + PLEASE_LOOK, ZHANG_SAN + PLEASE_LOOK.substring(0, 1), ZHANG_SAN, "\u5F20"));
    }

    @Test
    void in_chinese_aLetterMayStandBefore() {
        assertThat(names("\u4F60\u597D@" + ZHANG_SAN)).containsExactly(List.of(ZHANG_SAN, "\u5F20"));
        assertThat(names("@" + ZHANG_SAN + "@" + ZHANG_SAN.substring(0, 1)))
                .as("one right behind the other is no address")
                .hasSize(2);
    }

    @Test
    void in_latinNameBeforeASeamlessScript_isNotCutItself() {
        assertThat(names("@ada" + PLEASE_LOOK)).containsExactly(List.of("ada" + PLEASE_LOOK, "ada\u8BF7", "ada"));
        assertThat(names("@ada" + SOMCHAI))
                .as("Latin and Thai do not mix in one name")
                .containsExactly(List.of("ada"));
        assertThat(names("@ada.\u5F20"))
                .as("a full stop at the seam belongs to no name")
                .containsExactly(List.of("ada.\u5F20", "ada"));
    }

    @Test
    void in_thai_marksStayWithTheirLetters() {
        String child = "\u0E40\u0E14\u0E47\u0E01";
        assertThat(names("@" + child)).containsExactly(List.of(child, "\u0E40\u0E14\u0E47", "\u0E40"));
    }

    @Test
    void in_korean_whatGrowsOntoANameIsCut() {
        String minji = "\uBBFC\uC9C0";
        assertThat(names("@" + minji + "\uB2D8")).containsExactly(List.of(minji + "\uB2D8", minji, "\uBBFC"));
        assertThat(names("@" + Normalizer.normalize(minji, Normalizer.Form.NFD)))
                .as("taken apart, as some systems type it")
                .containsExactly(List.of(minji, "\uBBFC"));
    }

    @Test
    void in_japanese_narrowKanaKeepTheirVoicing() {
        assertThat(names("@\uFF83\uFF9E\uFF9D")).containsExactly(List.of("\uFF83\uFF9E\uFF9D", "\uFF83\uFF9E"));
    }

    // ---- calls

    @ParameterizedTest
    @ValueSource(strings = {"@here", "@HERE look", "all @Here!", "@here.", "@here" + PLEASE_LOOK, "\uFF20\uFF48ere"})
    void in_here_isACall(String text) {
        assertThat(MentionText.in(text)).isEqualTo(new MentionText(List.of(), Set.of(Call.HERE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"me@here", "@hereby", "@here.now", "@here-", "@here_", "@@here"})
    void in_whatOnlyLooksLikeACall_isNone(String text) {
        boolean ends = text.equals("@here-") || text.equals("@here_");
        assertThat(MentionText.in(text).calls()).as(text).hasSize(ends ? 1 : 0);
    }

    @Test
    void in_both_areFoundOnce() {
        MentionText found = MentionText.in("@channel @HERE @ada @Channel");
        assertThat(found.calls()).containsExactly(Call.HERE, Call.CHANNEL);
        assertThat(found.mentions()).hasSize(1);
        assertThat(found.isEmpty()).isFalse();
    }

    // ---- hostile

    @Test
    void in_tenThousandMentions_findsFifty() {
        String text = IntStream.range(0, 10_000).mapToObj(i -> "@u" + i).collect(Collectors.joining(" "));
        assertThat(names(text)).hasSize(50).startsWith(List.of("u0"), List.of("u1"));
        assertThat(names("@ada ".repeat(10_000))).containsExactly(List.of("ada"));
    }

    @Test
    void in_tenThousandThatAreNoNames_stopsLooking() {
        String text = IntStream.range(0, 10_000).mapToObj(i -> "@_" + i).collect(Collectors.joining(" "));
        assertThat(names(text + " @ada")).isEmpty();
    }

    @Test
    void in_manySeamlessMentions_findsTwoHundredNames() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            texts.add("@" + Character.toString(0x4E00 + i).repeat(30));
        }
        List<List<String>> found = names(String.join(" ", texts));
        assertThat(found.stream().mapToInt(List::size).sum()).isEqualTo(200);
        assertThat(found.get(0)).as("all of the first").hasSize(30);
    }

    @Test
    void in_hugeNames_areText() {
        assertThat(names("@" + "a".repeat(33))).isEmpty();
        assertThat(names("@" + "a".repeat(1_000_000) + " @bob")).containsExactly(List.of("bob"));
        assertThat(names("@a" + "\u0301".repeat(1000))).isEmpty();
        assertThat(names("@" + "\u5F20".repeat(1000)).get(0))
                .as("32 is the longest")
                .hasSize(32);
    }

    @Test
    void in_aMillionSigns_takesTimeInProportion() {
        String signs = "@".repeat(1_000_000);
        assertThat(names(signs)).isEmpty();
        assertThat(names("a@".repeat(500_000))).isEmpty();
        assertThat(names(signs + " @ada")).containsExactly(List.of("ada"));
    }

    // ---- the value

    @Test
    void new_brokenRule_isRefused() {
        assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(() -> new MentionText(null, Set.of()));
        assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(() -> new MentionText(List.of(), null));
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> new MentionText(List.of(List.of()), Set.of()));
        assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(() -> MentionText.in(null));
    }

    @Test
    void new_copies() {
        List<Username> names = new ArrayList<>(List.of(Username.of("ada")));
        Set<Call> calls = new HashSet<>(Set.of(Call.HERE));
        MentionText text = new MentionText(List.of(names), calls);
        names.clear();
        calls.clear();
        assertThat(text.mentions().get(0)).hasSize(1);
        assertThat(text.calls()).containsExactly(Call.HERE);
    }
}
