package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.lettuce.engine.feed.Doorbell;
import java.util.random.RandomGenerator;

/**
 * What wakes a worker.
 *
 * @param doorbell when there may be new messages
 * @param random jitter for everything it does by the clock
 */
public record WorkerSignals(Doorbell doorbell, RandomGenerator random) {}
