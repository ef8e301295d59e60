package io.github.confab.examples.terminal.state;

import java.time.Instant;

/** How it stands with Redis. */
public sealed interface Link {

    /** What is stored is shown at once. */
    record Live() implements Link {}

    /** Connected; what happened meanwhile is on its way. */
    record CatchingUp() implements Link {}

    /**
     * Not connected.
     *
     * @param since when it was noticed
     */
    record Down(Instant since) implements Link {}
}
