package io.github.confab.examples.console.access;

import io.github.confab.examples.console.text.Notes;
import io.github.confab.examples.console.text.Output;
import io.github.confab.examples.console.text.Terminal;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * What one run of the program is given from outside.
 *
 * @param env environment variables
 * @param in the standard input
 * @param out the standard output: data
 * @param notes the standard error: what people read
 * @param terminal where people are
 * @param interruption how a run is ended from outside
 */
public record Surroundings(
        Map<String, String> env,
        InputStream in,
        Output out,
        Notes notes,
        Terminal terminal,
        Interruption interruption) {

    /** An environment variable; an empty one counts as absent. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(env.get(name)).filter(value -> !value.isBlank());
    }
}
