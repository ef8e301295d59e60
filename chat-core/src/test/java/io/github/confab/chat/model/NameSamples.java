package io.github.confab.chat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts to feed to both kinds of names, and what both tests ask about them. */
final class NameSamples {

    /** Characters that fold, compose, join or reorder: where a normal form that is not stable would show. */
    private static final String TRICKY = "aAiI\u0130\u0131jJsS\u017F\u00DF\u1E9E\u03A3\u03C3\u03C2\u0456\u0406kK\u212A"
            + "\u00E9\u0301\u0307\u0308\u0323\u0327\u0345\u0315\u1FB3\u0390\u01C4\u01C5\u01C6\u1E9B\u13A0\uAB70\u10D0\u1C90"
            + "\u0633\u0644\u06CC\u064E\u0915\u094D\u200C\u200D\uFE0F\u0E33\uAC00\u1100\u1161\u11A8\u30AB\u3099\uFF76\uFF9E"
            + "\uFF21\u4E2D\u3042\u2764 \u3000\u00A0_.-09\u0663\u06F3";

    private static final long SEED = 20_261_122;
    private static final int RANDOM_TEXTS = 30_000;

    private NameSamples() {}

    /** Every code point that Unicode has given to a character. */
    static IntStream assignedCharacters() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.isDefined(c)
                        && Character.getType(c) != Character.SURROGATE
                        && Character.getType(c) != Character.PRIVATE_USE);
    }

    /** More than 200 000 texts, the same in every run. */
    static Stream<String> all() {
        return Stream.concat(textsWithEveryCharacter(), randomTexts());
    }

    private static Stream<String> randomTexts() {
        Random random = new Random(SEED);
        int[] tricky = TRICKY.codePoints().toArray();
        int[] all = assignedCharacters().toArray();
        return Stream.generate(() -> random.ints(1L + random.nextInt(10), 0, 20)
                        .map(die -> die == 0 ? all[random.nextInt(all.length)] : tricky[random.nextInt(tricky.length)])
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .limit(RANDOM_TEXTS);
    }

    /** Every assigned character alone; those that may change, also among marks that compose, reorder or vanish. */
    private static Stream<String> textsWithEveryCharacter() {
        return assignedCharacters().boxed().flatMap(c -> {
            String text = Character.toString(c);
            return mayChange(c)
                    ? Stream.of(text, "a" + text + "b", "i" + text + "\u0307", text + "\u0323\u0301", text + "\u0345")
                    : Stream.of(text);
        });
    }

    private static boolean mayChange(int c) {
        return Unicode.isMark(c)
                || Character.toLowerCase(c) != Character.toUpperCase(c)
                || !Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFD);
    }

    static <N> Optional<N> accepted(Function<String, N> factory, String text) {
        try {
            return Optional.of(factory.apply(text));
        } catch (InvalidArgumentException refused) {
            return Optional.empty();
        }
    }

    static void assertRefused(Function<String, ?> factory, String text, String field, String rule) {
        InvalidArgumentException refusal =
                catchThrowableOfType(InvalidArgumentException.class, () -> factory.apply(text));
        assertThat(refusal).as("the input is refused").isNotNull();
        assertThat(refusal.field()).as("the refusal names the field").isEqualTo(field);
        assertThat(refusal.rule()).as("the refusal names its own rule").isEqualTo(rule);
        assertThat(refusal.getMessage()
                        .codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Unicode.isIgnorable(c)))
                .as("the message carries nothing that could steer a terminal")
                .isTrue();
    }

    static <T> T inTurkish(Supplier<T> work) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            return work.get();
        } finally {
            Locale.setDefault(before);
        }
    }
}
