package io.github.confab.chat.lettuce;

import io.lettuce.core.RedisURI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a Redis is, and how to log in there. It may be wrong: {@link #collectProblems} says so.
 *
 * @param database its number
 * @param tls whether the connection is encrypted and the server's certificate checked
 */
record RedisAddress(String host, int port, int database, boolean tls, Login login) {

    static final RedisAddress LOCAL = new RedisAddress("localhost", 6379, 0, false, Login.NONE);

    private static final int MAX_PORT = 65_535;
    private static final int MAX_DATABASE = 15;

    /** The user part may hold raw '@', ':' and '/': the last '@' ends it. */
    private static final Pattern URI = Pattern.compile(
            "(rediss?)://(?:(.*)@)?(\\[[0-9a-fA-F:.%]+]|[^\\s:/@?#\\[\\]]+)(?::(\\d{1,9}))?(?:/(\\d{0,9}))?");

    private static final String FORM = "must look like redis://[user:password@]host[:port][/database],"
            + " or rediss:// for TLS (not shown here, it may hold a password)";

    /**
     * User name and password; each may be empty for none.
     */
    record Login(String username, String password) {

        static final Login NONE = new Login("", "");

        boolean isNone() {
            return username.isEmpty() && password.isEmpty();
        }

        @Override
        public String toString() {
            return password.isEmpty() ? username : username + ":***";
        }
    }

    /** Empty if the text is no such URI; the text is never shown, since it may hold a password. */
    static Optional<RedisAddress> parse(String uri) {
        Matcher part = URI.matcher(uri.strip());
        if (!part.matches()) {
            return Optional.empty();
        }
        try {
            Login login = part.group(2) == null ? Login.NONE : login(part.group(2));
            String host = part.group(3).replaceAll("[\\[\\]]", "");
            boolean tls = part.group(1).equals("rediss");
            return Optional.of(
                    new RedisAddress(host, number(part.group(4), LOCAL.port), number(part.group(5), 0), tls, login));
        } catch (IllegalArgumentException badEscapeOrNoColon) {
            return Optional.empty();
        }
    }

    static String uriProblem(String field) {
        return field + " " + FORM;
    }

    void collectProblems(List<String> problems) {
        if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ')) {
            problems.add("host must not be empty nor hold white space");
        }
        if (port < 1 || port > MAX_PORT) {
            problems.add("port must be 1.." + MAX_PORT + ", got: " + port);
        }
        if (database < 0 || database > MAX_DATABASE) {
            problems.add("database must be 0.." + MAX_DATABASE + ", got: " + database);
        }
        if (!login.username().isEmpty() && login.password().isEmpty()) {
            problems.add("username needs a password");
        }
    }

    RedisAddress withEndpoint(String newHost, int newPort) {
        return new RedisAddress(newHost, newPort, database, tls, login);
    }

    RedisAddress withDatabase(int number) {
        return new RedisAddress(host, port, number, tls, login);
    }

    RedisAddress withTls(boolean on) {
        return new RedisAddress(host, port, database, on, login);
    }

    RedisAddress withLogin(Login newLogin) {
        return new RedisAddress(host, port, database, tls, newLogin);
    }

    RedisURI toUri() {
        RedisURI.Builder uri =
                RedisURI.Builder.redis(host, port).withDatabase(database).withSsl(tls);
        if (!login.username().isEmpty()) {
            uri.withAuthentication(login.username(), login.password().toCharArray());
        } else if (!login.password().isEmpty()) {
            uri.withPassword(login.password().toCharArray());
        }
        return uri.build();
    }

    @Override
    public String toString() {
        String user = login.isNone() ? "" : login + "@";
        String name = host.contains(":") ? "[" + host + "]" : host;
        return (tls ? "rediss" : "redis") + "://" + user + name + ":" + port + "/" + database;
    }

    private static Login login(String userInfo) {
        int colon = userInfo.indexOf(':');
        if (colon < 0) {
            // some read a lone word as user name and some as password: rather ask than guess
            throw new IllegalArgumentException("no colon");
        }
        return new Login(decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null || digits.isEmpty() ? otherwise : Integer.parseInt(digits);
    }
}
