package io.github.confab.examples.terminal.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commands there are, in the order of the help. */
public enum Verb {
    JOIN(Takes.CHANNEL),
    LEAVE(Takes.NOTHING),
    CHANNELS(Takes.NOTHING),
    SEND(Takes.TEXT),
    MSG(Takes.USER_AND_TEXT),
    REPLY(Takes.TEXT),
    REACT(Takes.TEXT),
    EDIT(Takes.TEXT),
    DELETE(Takes.NOTHING),
    SEARCH(Takes.TEXT),
    WHO(Takes.NOTHING),
    INVITE(Takes.USER),
    TOPIC(Takes.MAYBE_TEXT),
    HISTORY(Takes.NOTHING),
    NICK(Takes.TEXT),
    HELP(Takes.NOTHING),
    LOGOUT(Takes.NOTHING),
    QUIT(Takes.NOTHING);

    /** What stands behind a command. */
    public enum Takes {
        NOTHING,
        CHANNEL,
        TEXT,
        MAYBE_TEXT,
        USER,
        USER_AND_TEXT
    }

    private final Takes takes;

    Verb(Takes takes) {
        this.takes = takes;
    }

    /** What it needs. */
    public Takes takes() {
        return takes;
    }

    /** As it is typed, without the slash. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The command of that name, in small or capital letters. */
    public static Optional<Verb> of(String word) {
        return Arrays.stream(values())
                .filter(verb -> verb.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Verb::word).toList();
    }
}
