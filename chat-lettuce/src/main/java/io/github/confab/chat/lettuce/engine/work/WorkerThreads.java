package io.github.confab.chat.lettuce.engine.work;

import reactor.core.scheduler.Scheduler;

/**
 * Where workers run. The two are kept apart so that handlers that never return cannot stop the loops.
 *
 * @param engine runs the loops and their timers, which never wait; also orders keys by the application's function
 * @param handlers runs the application's handlers, which may block, and gives it the events
 */
public record WorkerThreads(Scheduler engine, Scheduler handlers) {}
