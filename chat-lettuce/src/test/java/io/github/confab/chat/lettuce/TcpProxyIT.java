package io.github.confab.chat.lettuce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TcpProxyIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private final TcpProxy proxy = TcpProxy.to(redis.server());

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void heal_healthy_passesBothWays() throws IOException {
        try (Socket socket = socket()) {
            assertThat(ask(socket, "PING")).isEqualTo("+PONG");
            assertThat(proxy.accepted()).isEqualTo(1);
        }
    }

    @Test
    void dropReplies_command_runsAndIsNotAnswered() throws IOException {
        try (Socket socket = socket()) {
            proxy.dropReplies();
            assertThatThrownBy(() -> ask(socket, "INCR k")).isInstanceOf(SocketTimeoutException.class);
            assertThat(redis.cli().get("k")).isEqualTo("1");
            proxy.heal();
            assertThat(ask(socket, "INCR k")).isEqualTo(":2");
        }
    }

    @Test
    void freeze_command_waitsUntilHealed() throws IOException {
        try (Socket socket = socket()) {
            proxy.freeze();
            assertThatThrownBy(() -> ask(socket, "INCR k")).isInstanceOf(SocketTimeoutException.class);
            assertThat(redis.cli().get("k")).isNull();
            proxy.heal();
            assertThat(line(socket)).isEqualTo(":1");
        }
    }

    @Test
    void reset_openConnection_isReset() throws IOException {
        try (Socket socket = socket()) {
            assertThat(ask(socket, "PING")).isEqualTo("+PONG");
            proxy.reset();
            assertThatThrownBy(() -> ask(socket, "PING"))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("(?i).*(reset|broken pipe).*");
        }
    }

    private Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(300);
        return socket;
    }

    private static String ask(Socket socket, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes());
        return line(socket);
    }

    private static String line(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c != '\r';
                c = socket.getInputStream().read()) {
            if (c < 0) {
                throw new IOException("closed, reset by peer");
            }
            line.append((char) c);
        }
        socket.getInputStream().read();
        return line.toString();
    }
}
