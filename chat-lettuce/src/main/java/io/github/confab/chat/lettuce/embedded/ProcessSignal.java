package io.github.confab.chat.lettuce.embedded;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Signals that Java cannot send itself. */
enum ProcessSignal {
    STOP,
    CONT;

    private static final long PATIENCE_SECONDS = 5;

    /** Uses the shell's own kill, because a slim image may come without the command. */
    void sendTo(long pid) {
        Platform platform = Platform.current();
        if (platform.isWindows()) {
            throw new IllegalStateException("SIG" + this + " needs a POSIX system; this is " + platform);
        }
        try {
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + this + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                kill.destroyForcibly();
                throw new IllegalStateException("kill -" + this + " " + pid + " failed");
            }
        } catch (IOException e) {
            throw new IllegalStateException("SIG" + this + " needs a POSIX shell; this is " + platform, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending SIG" + this, e);
        }
    }
}
