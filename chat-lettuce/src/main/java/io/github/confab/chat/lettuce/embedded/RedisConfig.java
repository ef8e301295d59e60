package io.github.confab.chat.lettuce.embedded;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one server is told on its standard input, so that no secret stands in an argument list or in a file.
 *
 * @param port the port to listen on, or {@link #ANY_PORT} as long as none is chosen
 * @param password the password of the default user; empty for none
 * @param settings extra lines of redis.conf; they come last and so win over ours
 */
record RedisConfig(int port, String password, List<String> settings) {

    static final String HOST = "127.0.0.1";
    static final int ANY_PORT = 0;
    static final RedisConfig DEFAULT = new RedisConfig(ANY_PORT, "", List.of());

    private static final int MAX_PORT = 65_535;
    private static final Pattern SETTING_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** Settings that the launcher decides; changed behind its back they would make it lose sight of the server. */
    private static final Set<String> OURS =
            Set.of("port", "bind", "dir", "requirepass", "daemonize", "supervised", "logfile", "pidfile");

    RedisConfig {
        settings = List.copyOf(settings);
    }

    /** Not resolved by name: the loopback address of the JVM may be that of IPv6. */
    static InetSocketAddress addressOf(int port) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    RedisConfig withFixedPort(int fixed) {
        if (fixed < 1 || fixed > MAX_PORT) {
            throw new IllegalArgumentException("port must be 1.." + MAX_PORT + ", got: " + fixed);
        }
        return new RedisConfig(fixed, password, settings);
    }

    RedisConfig withPassword(String secret) {
        if (secret.isEmpty() || CONTROL.matcher(secret).find()) {
            throw new IllegalArgumentException("password must not be empty nor contain control characters");
        }
        return new RedisConfig(port, secret, settings);
    }

    RedisConfig withSetting(String name, String value) {
        if (!SETTING_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("setting name must match " + SETTING_NAME + ", got: " + name);
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("setting " + name + " is decided by EmbeddedRedis: use the builder");
        }
        if (value.isBlank() || CONTROL.matcher(value).find()) {
            throw new IllegalArgumentException("value of setting " + name
                    + " must not be blank nor contain control characters; write \"\" for empty");
        }
        var more = new ArrayList<>(settings);
        more.add(name + " " + value);
        return new RedisConfig(port, password, more);
    }

    /** The text of redis.conf. The folder is the working directory of the process, which spares quoting its name. */
    String text() {
        var lines = new ArrayList<>(List.of(
                "bind " + HOST,
                "port " + port,
                "protected-mode yes",
                "databases 16",
                "appendonly yes",
                "appendfsync everysec",
                "save \"\"",
                "maxmemory-policy noeviction"));
        if (!password.isEmpty()) {
            lines.add("requirepass \"" + password.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        }
        lines.addAll(settings);
        return String.join("\n", lines) + "\n";
    }

    String uri() {
        return password.isEmpty() ? uriWith("") : uriWith(":" + percentEncoded(password) + "@");
    }

    String maskedUri() {
        return password.isEmpty() ? uriWith("") : uriWith(":***@");
    }

    /** Hides the password, and the settings too, because a setting such as {@code masterauth} is a secret as well. */
    @Override
    public String toString() {
        return "RedisConfig[" + maskedUri() + ", " + settings.size() + " settings]";
    }

    private String uriWith(String userInfo) {
        return "redis://" + userInfo + HOST + ":" + port;
    }

    /** A form encoder writes a blank as '+', which means a plus sign in the user part of a URI. */
    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
