package io.github.confab.chat.lettuce.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A Lua script of ours: a resource beside this class. Its first line tells Redis how to treat it; a line
 * {@code --#include name} is replaced by the resource of that name, for functions that scripts share.
 */
final class Script {

    private static final String SHEBANG = "#!lua";
    private static final String READ_ONLY = "flags=no-writes";
    private static final String INCLUDE = "--#include ";

    private final String name;
    private final byte[] body;
    private final String sha;
    private final boolean readOnly;

    private Script(String name, String text) {
        if (!text.startsWith(SHEBANG)) {
            // without it Redis checks neither memory before the first write nor the declared flags
            throw new IllegalStateException("script " + name + " must begin with " + SHEBANG);
        }
        this.name = name;
        this.body = text.getBytes(StandardCharsets.UTF_8);
        this.sha = sha1(body);
        this.readOnly = text.lines().findFirst().orElseThrow().contains(READ_ONLY);
    }

    static Script load(String name) {
        return new Script(name, withIncludes(resource(name)));
    }

    String name() {
        return name;
    }

    byte[] body() {
        return body;
    }

    String sha() {
        return sha;
    }

    /** Whether it may run by EVALSHA_RO, which Redis refuses for scripts that could write. */
    boolean readOnly() {
        return readOnly;
    }

    @Override
    public String toString() {
        return "Script[" + name + "]";
    }

    private static String withIncludes(String text) {
        var whole = new StringBuilder(text.length());
        text.lines()
                .map(line -> line.startsWith(INCLUDE)
                        ? resource(line.substring(INCLUDE.length()).strip())
                        : line)
                .forEach(line -> whole.append(line).append('\n'));
        return whole.toString();
    }

    private static String resource(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name + ".lua")) {
            if (in == null) {
                throw new IllegalStateException("there is no script " + name + ".lua beside " + Script.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("script " + name, e);
        }
    }

    private static String sha1(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
