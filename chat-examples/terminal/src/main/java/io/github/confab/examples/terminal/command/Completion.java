package io.github.confab.examples.terminal.command;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a Tab may put in place of the word before the cursor.
 *
 * @param from where in the line the replaced part begins
 * @param choices what may stand there, in the order in which further Tabs offer it; empty if nothing fits
 */
public record Completion(int from, List<String> choices) {

    private static final String JOIN = "/join ";

    /**
     * @param before the line up to the cursor
     * @param channels names of channels
     * @param users names of users
     */
    public static Completion of(String before, Collection<String> channels, Collection<String> users) {
        if (before.startsWith("/") && before.indexOf(' ') < 0) {
            return new Completion(0, matching(Verb.words().stream().map(word -> "/" + word + " "), before));
        }
        if (before.toLowerCase(Locale.ROOT).startsWith(JOIN)) {
            return new Completion(JOIN.length(), matching(channels.stream(), before.substring(JOIN.length())));
        }
        int word = before.lastIndexOf(' ') + 1;
        String typed = before.substring(word);
        boolean first = takesUser(before.substring(0, word));
        if (typed.startsWith("@")) {
            return new Completion(word, matching(users.stream().map(user -> "@" + user + " "), typed));
        }
        return first
                ? new Completion(word, matching(users.stream().map(user -> user + " "), typed))
                : new Completion(word, List.of());
    }

    private static boolean takesUser(String beginning) {
        return beginning.startsWith("/")
                && Verb.of(beginning.substring(1).strip())
                        .filter(verb -> verb.takes() == Verb.Takes.USER || verb.takes() == Verb.Takes.USER_AND_TEXT)
                        .isPresent();
    }

    private static List<String> matching(Stream<String> words, String typed) {
        String beginning = typed.toLowerCase(Locale.ROOT);
        return words.filter(word -> word.toLowerCase(Locale.ROOT).startsWith(beginning))
                .distinct()
                .toList();
    }
}
