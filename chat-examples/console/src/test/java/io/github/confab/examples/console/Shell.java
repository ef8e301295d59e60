package io.github.confab.examples.console;

import io.github.confab.examples.console.access.Interruption;
import io.github.confab.examples.console.access.Surroundings;
import io.github.confab.examples.console.text.Notes;
import io.github.confab.examples.console.text.Output;
import io.github.confab.examples.console.text.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the program in this JVM, as a shell without a terminal would. */
final class Shell {

    static final String PASSWORD = "correct horse battery";

    private final Map<String, String> env = new HashMap<>();
    private Charset charset = StandardCharsets.UTF_8;

    /** What one run left behind. */
    record Result(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    Shell with(String variable, String value) {
        env.put(variable, value);
        return this;
    }

    Shell printing(Charset outputCharset) {
        charset = outputCharset;
        return this;
    }

    Map<String, String> env() {
        return env;
    }

    /** A new account that is logged in here. */
    Shell loggedIn(String username) {
        expect(0, feed(PASSWORD + "\n", "register", username));
        expect(0, feed(PASSWORD + "\n", "login", username));
        return this;
    }

    /** Must succeed. */
    Result ok(String... args) {
        return expect(0, run(args));
    }

    Result run(String... args) {
        return feed("", args);
    }

    Result feed(String stdin, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)), out, err, args);
        return new Result(code, out.toString(charset), err.toString(StandardCharsets.UTF_8));
    }

    int run(InputStream in, OutputStream out, OutputStream err, String... args) {
        Notes notes = new Notes(new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Console(new Surroundings(
                        Map.copyOf(env), in, new Output(out, charset), notes, new Nobody(), new Interruption()))
                .run(args);
    }

    static Result expect(int code, Result result) {
        if (result.code() != code) {
            throw new AssertionError("expected exit code " + code + ", got " + result);
        }
        return result;
    }

    private static final class Nobody implements Terminal {
        @Override
        public boolean isPerson(Stream stream) {
            return false;
        }

        @Override
        public char[] readSecret(String prompt) {
            throw new AssertionError("nobody is here");
        }
    }
}
