package io.github.confab.chat.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words a message must hold to be found, in any language. All of them must be there, in any order. Immutable; safe
 * to share between threads.
 *
 * <p>A word is found at the beginning of a word: {@code read} finds "Reading", not "bread". Words of scripts that write
 * without spaces (Chinese, Japanese, Thai, ...) and emoji are found anywhere. {@code "What stands in quotes"} is found as
 * it stands, also within words and with its punctuation; all other punctuation separates words.
 *
 * <p>Alike are: upper and lower case; letters with and without accents, harakat or niqqud; compatibility forms, such as
 * full width letters and ligatures; digits of all scripts; the Arabic and Persian forms of yeh, kaf, heh and alef. Tatweel
 * and zero width characters count for nothing, but a word also begins after a zero width non-joiner.
 *
 * <p>Whatever the text, looking costs time in proportion to its length.
 */
public final class SearchWords {

    private static final String FIELD = "search words";
    private static final int MAX_CODE_POINTS = 200;
    private static final int MAX_TERMS = 16;

    /** As keyboards and telephones write them. */
    private static final String QUOTES = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02";

    private final String typed;
    private final List<SearchTerm> terms;

    private SearchWords(String typed, List<SearchTerm> terms) {
        this.typed = typed;
        this.terms = terms;
    }

    /**
     * Takes what somebody typed. Nothing in it is a pattern; an odd quote quotes the rest.
     *
     * @param typed words and quoted phrases, at most 200 code points and 16 words and phrases
     * @return the words
     * @throws InvalidArgumentException if it is ill-formed or too long, or holds no letter, digit or emoji
     */
    public static SearchWords of(String typed) {
        Unicode.atMostCodePoints(FIELD, Rules.wellFormed(FIELD, typed), MAX_CODE_POINTS);
        Map<String, SearchTerm> terms = new LinkedHashMap<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= typed.length(); i++) {
            if (i == typed.length() || QUOTES.indexOf(typed.charAt(i)) >= 0) {
                String part = FoldedText.of(typed.substring(start, i)).text().strip();
                if (quoted) {
                    addPhrase(part, terms);
                } else {
                    addWords(part, terms);
                }
                quoted = !quoted;
                start = i + 1;
            }
        }
        return new SearchWords(typed, checked(typed, terms.values()));
    }

    private static void addPhrase(String phrase, Map<String, SearchTerm> terms) {
        if (!phrase.isEmpty()) {
            terms.put(phrase, SearchTerm.phrase(phrase));
        }
    }

    /** A word ends where punctuation stands, or where a script with spaces and one without meet. */
    private static void addWords(String text, Map<String, SearchTerm> terms) {
        int start = 0;
        while (start < text.length()) {
            int first = text.codePointAt(start);
            int end = start + Character.charCount(first);
            if (SearchFold.isOfWord(first)) {
                boolean alone = SearchFold.standsAlone(first);
                while (end < text.length() && goesOn(text.codePointAt(end), alone)) {
                    end += Character.charCount(text.codePointAt(end));
                }
                String word = text.substring(start, end);
                terms.putIfAbsent(word, SearchTerm.word(word));
            }
            start = end;
        }
    }

    private static boolean goesOn(int c, boolean alone) {
        return SearchFold.isOfWord(c) && SearchFold.standsAlone(c) == alone;
    }

    private static List<SearchTerm> checked(String typed, Collection<SearchTerm> terms) {
        if (terms.stream().noneMatch(SearchTerm::says)) {
            throw new InvalidArgumentException(
                    FIELD,
                    "must hold a letter, a digit or an emoji, since punctuation and marks alone find nothing, got: "
                            + Rules.shown(typed));
        }
        if (terms.size() > MAX_TERMS) {
            throw new InvalidArgumentException(
                    FIELD, "must be at most " + MAX_TERMS + " words and phrases, got: " + terms.size());
        }
        return List.copyOf(terms);
    }

    /**
     * @param text of a message
     * @return whether all of these words are in it
     */
    public boolean matches(String text) {
        FoldedText folded = FoldedText.of(Rules.present("text", text));
        return terms.stream().allMatch(term -> term.isIn(folded));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SearchWords that && typed.equals(that.typed);
    }

    @Override
    public int hashCode() {
        return typed.hashCode();
    }

    /** As it was typed. */
    @Override
    public String toString() {
        return typed;
    }
}
