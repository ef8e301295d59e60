package io.github.confab.examples.terminal.driven;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends commands to tmux, and sees what a pane writes as it is written. */
final class ControlClient implements AutoCloseable {

    private static final String OUTPUT = "%output ";

    private final Process process;
    private final OutputStream commands;
    private final StringBuilder written = new StringBuilder();

    ControlClient(Process process) {
        this.process = process;
        this.commands = process.getOutputStream();
        Thread reader = new Thread(this::read, "tmux output");
        reader.setDaemon(true);
        reader.start();
    }

    void send(String command) throws IOException {
        synchronized (written) {
            written.setLength(0);
        }
        commands.write((command + "\n").getBytes(StandardCharsets.US_ASCII));
        commands.flush();
    }

    /** Waits until the pane has written a text since the last command. */
    void await(String text, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (written) {
            while (written.indexOf(text) < 0) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    throw new AssertionError("not written: " + text);
                }
                try {
                    written.wait(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(OUTPUT)) {
                    synchronized (written) {
                        written.append(line, line.indexOf(' ', OUTPUT.length()) + 1, line.length());
                        written.notifyAll();
                    }
                }
            }
        } catch (IOException closed) {
            // the client has ended
            return;
        }
    }
}
