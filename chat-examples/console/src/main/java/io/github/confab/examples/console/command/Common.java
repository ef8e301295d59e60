package io.github.confab.examples.console.command;

import io.github.confab.chat.ChatClient;
import io.github.confab.examples.console.access.Access;
import io.github.confab.examples.console.access.Connection;
import io.github.confab.examples.console.access.SessionFile;
import io.github.confab.examples.console.access.Surroundings;
import io.github.confab.examples.console.text.JsonText;
import io.github.confab.examples.console.text.Notes;
import io.github.confab.examples.console.text.Output;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every command can be told, and what it works with. */
final class Common {

    @Option(names = "--json", description = "Print JSON, one object a line, for other programs.")
    private boolean json;

    @Option(
            names = "--redis",
            paramLabel = "<uri>",
            description = "redis://host[:port][/database], or rediss:// for TLS. Without it: REDIS_URL, or REDIS_HOST,"
                    + " REDIS_PORT, REDIS_DB; else a Redis of your own on this machine. Never a password here:"
                    + " REDIS_PASSWORD.")
    private Optional<String> redis = Optional.empty();

    @Option(
            names = "--session",
            paramLabel = "<file>",
            description = "Keep the session there (or CONFAB_SESSION), to be several users at once.")
    private Optional<Path> session = Optional.empty();

    private final Surroundings surroundings;

    Common(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Notes notes() {
        return surroundings.notes();
    }

    Output out() {
        return surroundings.out();
    }

    boolean isJson() {
        return json;
    }

    SessionFile sessionFile() {
        return access().sessionFile();
    }

    Connection connect() {
        return access().connect();
    }

    ChatClient client(Connection connection) {
        return connection.client(sessionFile());
    }

    /** For people on the standard error; or for machines on the standard output. */
    void tell(String text, JsonText.Fields fields) {
        if (json) {
            out().json(fields);
        } else {
            notes().say(text);
        }
    }

    /** Data: on the standard output, as text or as JSON. */
    void print(String text, JsonText.Fields fields) {
        if (json) {
            out().json(fields);
        } else {
            out().plain(text);
        }
    }

    private Access access() {
        return new Access(surroundings, redis, session);
    }
}
