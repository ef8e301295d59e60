package io.github.confab.chat.lettuce.embedded;

import java.nio.file.Path;

/** A server in its folder, on its port, through all its runs. Changes are one at a time; questions never wait. */
final class RedisServer {

    private final RedisLauncher launcher;
    private final Path folder;
    private volatile RedisProcess process;
    private boolean paused;
    private boolean ended;

    private RedisServer(RedisLauncher launcher, Path folder, RedisProcess first) {
        this.launcher = launcher;
        this.folder = folder;
        this.process = first;
    }

    static RedisServer start(RedisLauncher launcher, Path folder) {
        return new RedisServer(launcher, folder, launcher.launch(folder));
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

    /** Stops, and refuses to start again: the folder is about to be given up. */
    synchronized void end() {
        ended = true;
        stop();
    }

    synchronized void kill() {
        if (process.isAlive()) {
            process.kill();
        }
        paused = false;
    }

    synchronized void restart() {
        if (ended) {
            throw new IllegalStateException("the server in " + folder + " was closed: start a new one");
        }
        stop();
        paused = false;
        process = launcher.launchOn(process.config().port(), folder);
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
