package io.github.confab.chat.lettuce.engine;

import java.util.random.RandomGenerator;

/**
 * What wakes a worker.
 *
 * @param doorbell when there may be new messages
 * @param random jitter for everything it does by the clock
 */
record WorkerSignals(Doorbell doorbell, RandomGenerator random) {}
