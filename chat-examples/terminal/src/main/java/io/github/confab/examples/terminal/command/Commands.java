package io.github.confab.examples.terminal.command;

import java.util.regex.Pattern;

/** Reads what was entered. */
public final class Commands {

    private static final Pattern BLANK = Pattern.compile("\\s+");

    private Commands() {}

    /** A slash begins a command; two begin a text that begins with one. */
    public static Typed read(String line) {
        if (line.isBlank()) {
            return new Typed.Blank();
        }
        if (line.startsWith("//")) {
            return new Typed.Text(line.substring(1));
        }
        if (!line.startsWith("/")) {
            return new Typed.Text(line);
        }
        String[] parts = BLANK.split(line.substring(1), 2);
        String rest = parts.length < 2 ? "" : parts[1].strip();
        return Verb.of(parts[0])
                .map(verb -> command(verb, rest))
                .orElseGet(() -> new Typed.Unknown(parts[0], Nearest.verb(parts[0])));
    }

    private static Typed command(Verb verb, String rest) {
        return switch (verb.takes()) {
            case NOTHING -> new Typed.Command(verb, "", "");
            case MAYBE_TEXT -> new Typed.Command(verb, "", rest);
            case TEXT, CHANNEL -> rest.isEmpty() ? new Typed.Incomplete(verb) : new Typed.Command(verb, "", rest);
            case USER -> rest.isEmpty() ? new Typed.Incomplete(verb) : new Typed.Command(verb, withoutAt(rest), "");
            case USER_AND_TEXT -> userAndText(verb, rest);
        };
    }

    private static Typed userAndText(Verb verb, String rest) {
        String[] parts = BLANK.split(rest, 2);
        return parts.length < 2
                ? new Typed.Incomplete(verb)
                : new Typed.Command(verb, withoutAt(parts[0]), parts[1].strip());
    }

    private static String withoutAt(String user) {
        return user.startsWith("@") ? user.substring(1) : user;
    }
}
