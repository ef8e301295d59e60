package io.github.confab.examples.terminal.command;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which command a mistyped one looks like. */
final class Nearest {

    private static final int FARTHEST = 2;
    private static final int LONGEST = 20;

    /** What other chats call it. */
    private static final Map<String, Verb> ELSEWHERE = Map.of(
            "exit", Verb.QUIT,
            "bye", Verb.QUIT,
            "part", Verb.LEAVE,
            "list", Verb.CHANNELS,
            "names", Verb.WHO,
            "users", Verb.WHO,
            "query", Verb.MSG,
            "dm", Verb.MSG,
            "tell", Verb.MSG);

    private Nearest() {}

    static Optional<Verb> verb(String word) {
        String typed = word.toLowerCase(Locale.ROOT);
        if (typed.isEmpty() || typed.length() > LONGEST) {
            return Optional.empty();
        }
        return Optional.ofNullable(ELSEWHERE.get(typed))
                .or(() -> Arrays.stream(Verb.values())
                        .filter(verb -> verb.word().startsWith(typed))
                        .findFirst())
                .or(() -> Arrays.stream(Verb.values())
                        .min(Comparator.comparingInt(verb -> distance(typed, verb.word())))
                        .filter(verb -> distance(typed, verb.word()) <= Math.min(FARTHEST, typed.length() - 1)));
    }

    /** Letters to add, drop, change or swap with the next one. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] d, int i, int j) {
        int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
