package io.github.confab.chat.lettuce.embedded;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks, over a plain socket, whether a server is ready: {@code PING} must be answered, and {@code INFO} must name our
 * process, because a stranger on the same port would answer a PING as well.
 */
final class RedisPing {

    /** What the server said. */
    enum Answer {
        READY,
        NOT_YET,
        STRANGER
    }

    private static final int PATIENCE_MILLIS = 500;
    private static final int MAX_REPLY = 1 << 16;
    private static final Pattern PROCESS_ID = Pattern.compile("process_id:(\\d+)");

    private final RedisConfig config;
    private final long pid;

    RedisPing(RedisConfig config, long pid) {
        this.config = config;
        this.pid = pid;
    }

    Answer ask() {
        try (var socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(RedisConfig.addressOf(config.port()), PATIENCE_MILLIS);
            if (!config.password().isEmpty()) {
                call(socket, "AUTH", config.password());
            }
            return judge(call(socket, "PING"), call(socket, "INFO", "server"));
        } catch (IOException | NumberFormatException notListeningOrNoRedis) {
            return Answer.NOT_YET;
        }
    }

    /** A server whose user may not run INFO is believed on its PONG alone. */
    private Answer judge(String ping, String info) {
        Matcher process = PROCESS_ID.matcher(info);
        if (process.find() && Long.parseLong(process.group(1)) != pid) {
            return Answer.STRANGER;
        }
        return ping.equals("+PONG") ? Answer.READY : Answer.NOT_YET;
    }

    private static String call(Socket socket, String... words) throws IOException {
        var request = new ByteArrayOutputStream();
        request.writeBytes(ascii("*" + words.length + "\r\n"));
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            request.writeBytes(ascii("$" + bytes.length + "\r\n"));
            request.writeBytes(bytes);
            request.writeBytes(ascii("\r\n"));
        }
        socket.getOutputStream().write(request.toByteArray());
        return reply(socket.getInputStream());
    }

    /** One request is answered before the next is sent, so nothing is lost with this call's own buffer. */
    private static String reply(InputStream socket) throws IOException {
        var in = new BufferedInputStream(socket);
        String line = line(in);
        if (!line.startsWith("$")) {
            return line;
        }
        int length = Integer.parseInt(line.substring(1));
        if (length < 0 || length > MAX_REPLY) {
            throw new IOException("reply of " + length + " bytes");
        }
        return new String(in.readNBytes(length + 2), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int next = in.read(); next != '\r' && text.length() < MAX_REPLY; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            text.append((char) next);
        }
        in.read();
        return text.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
