package io.github.confab.examples.console.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server that runs in a folder of data, found by what it and its owner leave there. */
final class RunningServer {

    private static final Pattern LISTENS = Pattern.compile("mode=standalone, port=(\\d{1,5})");
    private static final int TAIL_BYTES = 64 * 1024;
    private static final int PATIENCE_MILLIS = 1_000;
    private static final int MAX_REPLY = 1 << 16;

    private final Path folder;

    RunningServer(Path folder) {
        this.folder = folder;
    }

    /** The port that the present server, or else the last one, has named in its log. */
    Optional<Integer> port() {
        try (var log = new RandomAccessFile(folder.resolve("redis.log").toFile(), "r")) {
            log.seek(Math.max(0, log.length() - TAIL_BYTES));
            byte[] tail = new byte[(int) Math.min(TAIL_BYTES, log.length() - log.getFilePointer())];
            log.readFully(tail);
            Optional<Integer> last = Optional.empty();
            for (Matcher found = LISTENS.matcher(new String(tail, StandardCharsets.UTF_8)); found.find(); ) {
                last = Optional.of(Integer.parseInt(found.group(1)));
            }
            return last;
        } catch (IOException noLogYet) {
            return Optional.empty();
        }
    }

    /** Whether the server of this folder, and not a stranger, answers there. */
    boolean answers(int port) {
        try (Socket socket = connect(port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write("INFO server\r\n".getBytes(StandardCharsets.US_ASCII));
            String pid = Files.readAllLines(folder.resolve("redis.pid")).get(0);
            return reply(socket.getInputStream()).contains("process_id:" + pid + "\r\n");
        } catch (IOException | RuntimeException absentOrForeign) {
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

    private static String reply(InputStream socket) throws IOException {
        var in = new DataInputStream(socket);
        var header = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || header.length() > 32) {
                throw new IOException("no reply of Redis");
            }
            header.append((char) next);
        }
        int length = Integer.parseInt(header.substring(1).strip());
        if (length < 0 || length > MAX_REPLY) {
            throw new IOException("reply of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
