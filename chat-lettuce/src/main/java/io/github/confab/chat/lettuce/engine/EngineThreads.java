package io.github.confab.chat.lettuce.engine;

import java.time.Clock;
import java.util.random.RandomGenerator;
import reactor.core.scheduler.Scheduler;

/**
 * Where the engine runs, and its clock and chance.
 *
 * @param lanes a few threads that never wait: hubs, loops and timers
 * @param laneCount how many
 * @param delivery threads that may wait: the application's code
 * @param hashing a few threads where passwords are hashed
 * @param hashingCount how many
 * @param clock for what users are shown
 * @param random for ids and jitter
 */
public record EngineThreads(
        Scheduler lanes,
        int laneCount,
        Scheduler delivery,
        Scheduler hashing,
        int hashingCount,
        Clock clock,
        RandomGenerator random) {}
