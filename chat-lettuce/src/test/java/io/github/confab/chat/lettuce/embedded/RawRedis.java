package io.github.confab.chat.lettuce.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The least client that can ask a server something: one connection per call, lines in, the last line out. */
final class RawRedis {

    private static final int PATIENCE_MILLIS = 2_000;

    private RawRedis() {}

    /** Sends commands without blanks in their words; answers what the last one answered, a bulk reply as its text. */
    static String ask(EmbeddedRedis redis, String... commands) {
        try (var socket = new Socket(redis.host(), redis.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String answer = "";
            for (String command : commands) {
                socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
                answer = String.valueOf(replies.readLine());
                answer = answer.startsWith("$") && !answer.equals("$-1") ? replies.readLine() : answer;
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
