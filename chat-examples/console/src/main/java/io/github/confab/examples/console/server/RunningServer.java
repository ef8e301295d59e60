package io.github.confab.examples.console.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that another program has started, over a plain socket. */
final class RunningServer {

    private static final int PATIENCE_MILLIS = 1_000;
    private static final String WELCOME = "+OK\r\n+PONG\r\n";

    private RunningServer() {}

    /** Whether our server answers there, and not a stranger: it knows the password. */
    static boolean answers(int port, String password) {
        try (Socket socket = connect(port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] reply = socket.getInputStream().readNBytes(WELCOME.length());
            return new String(reply, StandardCharsets.US_ASCII).equals(WELCOME);
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    /** Returns when the connection ends, which it does with the server. */
    static void awaitEnd(Socket connection) {
        try {
            while (connection.getInputStream().read() >= 0) {
                // nothing was asked, so nothing should come
            }
        } catch (IOException ended) {
            return;
        }
    }

    static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), PATIENCE_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
