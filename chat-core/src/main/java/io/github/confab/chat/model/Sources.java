package io.github.confab.chat.model;

/** Where attempts come from, as applications name it: addresses, mostly. */
final class Sources {

    private static final int MAX_CHARACTERS = 256;

    private Sources() {}

    static void check(String source) {
        Rules.wellFormed("source", source);
        Rules.between("characters of the source", 1, MAX_CHARACTERS, source.length());
    }
}
