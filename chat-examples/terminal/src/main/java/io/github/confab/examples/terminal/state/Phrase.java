package io.github.confab.examples.terminal.state;

import java.util.List;

/**
 * Words of the program itself, in no language yet.
 *
 * @param key of the resource bundle
 * @param arguments what is put in; of others, so not harmless yet
 */
public record Phrase(String key, List<String> arguments) {

    private static final String VERBATIM = "verbatim";

    /** Copies the list. */
    public Phrase {
        arguments = List.copyOf(arguments);
    }

    /** Words with what is put in. */
    public static Phrase of(String key, String... arguments) {
        return new Phrase(key, List.of(arguments));
    }

    /** Words that are the same in each language. */
    public static Phrase verbatim(String words) {
        return of(VERBATIM, words);
    }
}
