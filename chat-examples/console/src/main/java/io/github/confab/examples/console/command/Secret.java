package io.github.confab.examples.console.command;

import io.github.confab.chat.model.Password;
import io.github.confab.examples.console.access.Surroundings;
import io.github.confab.examples.console.text.BadDataException;
import io.github.confab.examples.console.text.LineReader;
import io.github.confab.examples.console.text.Terminal;
import io.github.confab.examples.console.text.Terminal.Stream;
import java.util.Arrays;
import java.util.Optional;

/** Gets a password from CONFAB_PASSWORD, from a person, or else from the first line of the standard input. */
final class Secret {

    private final Surroundings surroundings;

    Secret(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** One that exists. */
    Password existing() {
        return read(false);
    }

    /** One that is being chosen: a person types it twice. */
    Password chosen() {
        return read(true);
    }

    private Password read(boolean twice) {
        Optional<String> given = surroundings.variable("CONFAB_PASSWORD");
        if (given.isPresent()) {
            return Password.of(given.get());
        }
        if (surroundings.terminal().isPerson(Stream.INPUT)) {
            return typed(surroundings.terminal(), twice);
        }
        return new LineReader(surroundings.in())
                .next()
                .map(line -> Password.of(line.text()))
                .orElseThrow(() -> new BadDataException(
                        "no password: set CONFAB_PASSWORD, or give it on the first line of the standard input"));
    }

    private static Password typed(Terminal terminal, boolean twice) {
        char[] first = terminal.readSecret("Password: ");
        char[] second = twice ? terminal.readSecret("The same again: ") : first;
        try {
            if (!Arrays.equals(first, second)) {
                throw new BadDataException("the two passwords are not the same: try again");
            }
            return Password.of(first);
        } finally {
            Arrays.fill(first, '\0');
            Arrays.fill(second, '\0');
        }
    }
}
