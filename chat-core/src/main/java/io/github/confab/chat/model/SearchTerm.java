package io.github.confab.chat.model;

/** A word or phrase to look for. The search (Knuth, Morris, Pratt) never steps back, whatever text it is given. */
final class SearchTerm {

    private final String term;
    private final boolean anywhere;
    private final int[] borders;

    private SearchTerm(String term, boolean anywhere) {
        this.term = term;
        this.anywhere = anywhere;
        this.borders = borders(term);
    }

    /** Found at the beginning of a word, and anywhere in scripts that have no spaces between words. */
    static SearchTerm word(String folded) {
        return new SearchTerm(folded, SearchFold.standsAlone(folded.codePointAt(0)));
    }

    /** Found anywhere. */
    static SearchTerm phrase(String folded) {
        return new SearchTerm(folded, true);
    }

    /** Whether there is more to it than punctuation and marks. */
    boolean says() {
        return term.codePoints().anyMatch(SearchFold::says);
    }

    boolean isIn(FoldedText folded) {
        String text = folded.text();
        int matched = 0;
        for (int i = 0; i < text.length(); i++) {
            matched = next(matched, text.charAt(i));
            if (matched == term.length()) {
                if (folded.isEnd(i + 1) && (anywhere || folded.isStart(i + 1 - matched))) {
                    return true;
                }
                matched = borders[matched - 1];
            }
        }
        return false;
    }

    private int next(int matched, char c) {
        int length = matched;
        while (length > 0 && term.charAt(length) != c) {
            length = borders[length - 1];
        }
        return term.charAt(length) == c ? length + 1 : length;
    }

    /** For each beginning of the term, the length of its longest proper beginning that is also its end. */
    private static int[] borders(String term) {
        int[] borders = new int[term.length()];
        for (int i = 1, length = 0; i < term.length(); i++) {
            while (length > 0 && term.charAt(length) != term.charAt(i)) {
                length = borders[length - 1];
            }
            length += term.charAt(length) == term.charAt(i) ? 1 : 0;
            borders[i] = length;
        }
        return borders;
    }
}
