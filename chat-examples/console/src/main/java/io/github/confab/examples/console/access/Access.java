package io.github.confab.examples.console.access;

import java.nio.file.Path;
import java.util.Optional;

/** The Redis and the session that a command line names. */
public final class Access {

    private final Surroundings surroundings;
    private final Target target;
    private final Optional<Path> session;

    /**
     * @param surroundings of this run
     * @param redis its URI, if one is named
     * @param session the session file, if one is named
     */
    public Access(Surroundings surroundings, Optional<String> redis, Optional<Path> session) {
        this.surroundings = surroundings;
        this.target = new Target(surroundings, redis);
        this.session = session.or(() -> surroundings.variable("CONFAB_SESSION").map(Path::of));
    }

    public SessionFile sessionFile() {
        return session.map(SessionFile::named).orElseGet(() -> SessionFile.of(surroundings, target));
    }

    public Connection connect() {
        return Connection.open(target, surroundings.interruption());
    }
}
