package io.github.confab.examples.terminal.command;

import java.util.Optional;

/** A line that somebody entered. */
public sealed interface Typed {

    /** Nothing. */
    record Blank() implements Typed {}

    /** Something to say in the channel. */
    record Text(String text) implements Typed {}

    /**
     * A command with all that it needs.
     *
     * @param verb which
     * @param user whom, if it takes one; else empty
     * @param rest all else, without outer blanks
     */
    record Command(Verb verb, String user, String rest) implements Typed {}

    /** A command of which a part is missing. */
    record Incomplete(Verb verb) implements Typed {}

    /**
     * No command.
     *
     * @param word what was typed behind the slash
     * @param nearest which one it looks like
     */
    record Unknown(String word, Optional<Verb> nearest) implements Typed {}
}
