package io.github.confab.chat.lettuce.embedded;

/** Another process listens on the port; the launcher tries another one, or says so if the port was asked for. */
final class PortTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortTakenException(int port) {
        super("port " + port + " is taken by another process");
    }
}
