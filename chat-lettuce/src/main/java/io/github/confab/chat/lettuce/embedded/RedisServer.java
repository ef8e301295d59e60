package io.github.confab.chat.lettuce.embedded;

import java.nio.file.Path;

/** A server in its folder, on its port, through all its runs. Calls are one at a time; questions are always answered. */
final class RedisServer {

    private final RedisLauncher launcher;
    private final Path folder;
    private volatile RedisProcess process;
    private boolean paused;

    RedisServer(RedisLauncher launcher, Path folder, RedisProcess first) {
        this.launcher = launcher;
        this.folder = folder;
        this.process = first;
    }

    RedisProcess process() {
        return process;
    }

    synchronized void stop() {
        if (process.isAlive()) {
            if (paused) {
                // a stopped process would see the SIGTERM only after it goes on
                resume();
            }
            process.stop();
        }
    }

    synchronized void kill() {
        if (process.isAlive()) {
            process.kill();
        }
        paused = false;
    }

    synchronized void restart() {
        stop();
        paused = false;
        process = launcher.launchOn(process.port(), folder);
    }

    synchronized void pause() {
        requireRunning();
        ProcessSignal.STOP.sendTo(process.pid());
        paused = true;
    }

    synchronized void resume() {
        requireRunning();
        ProcessSignal.CONT.sendTo(process.pid());
        paused = false;
    }

    private void requireRunning() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the server in " + folder + " is not running");
        }
    }
}
