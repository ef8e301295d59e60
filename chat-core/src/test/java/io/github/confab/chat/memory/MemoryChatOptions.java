package io.github.confab.chat.memory;

import io.github.confab.chat.model.InvalidArgumentException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Scheduler;

/**
 * How a {@link MemoryChat} keeps time. Immutable; safe to share between threads.
 *
 * @param clock gives messages their timestamps; default the system's
 * @param scheduler runs idle checks, retries and handlers of workers; it is not disposed. Empty: threads of the chat's
 *     own, which end when it is closed. The default
 * @param idleCheck after how long subscribers find what was produced without a push; default 10 seconds
 */
public record MemoryChatOptions(Clock clock, Optional<Scheduler> scheduler, Duration idleCheck) {

    private static final MemoryChatOptions DEFAULTS =
            new MemoryChatOptions(Clock.systemUTC(), Optional.empty(), Duration.ofSeconds(10));

    /** @throws InvalidArgumentException if an argument is null or the idle check is not positive */
    public MemoryChatOptions {
        Arguments.present("clock", clock);
        Arguments.present("scheduler", scheduler);
        if (Arguments.present("idle check", idleCheck).isNegative() || idleCheck.isZero()) {
            throw new InvalidArgumentException("idle check", "must be positive, got: " + idleCheck);
        }
    }

    /**
     * @return the system's time and threads of the chat's own
     */
    public static MemoryChatOptions defaults() {
        return DEFAULTS;
    }

    /**
     * For tests in virtual time: nothing happens by itself until the test lets time pass.
     *
     * @param scheduler such as a {@code VirtualTimeScheduler}
     * @return options that take threads and time of day from {@code scheduler}
     */
    public static MemoryChatOptions timedBy(Scheduler scheduler) {
        return DEFAULTS.scheduler(scheduler).clock(new SchedulerClock(Arguments.present("scheduler", scheduler)));
    }

    /**
     * @param source gives messages their timestamps
     * @return these options with that clock
     */
    public MemoryChatOptions clock(Clock source) {
        return new MemoryChatOptions(source, scheduler, idleCheck);
    }

    /**
     * @param threads runs idle checks, retries and handlers of workers; not disposed by the chat
     * @return these options with that scheduler
     */
    public MemoryChatOptions scheduler(Scheduler threads) {
        return new MemoryChatOptions(clock, Optional.of(Arguments.present("scheduler", threads)), idleCheck);
    }

    /**
     * @param pause after how long subscribers find what was produced without a push
     * @return these options with that idle check
     */
    public MemoryChatOptions idleCheck(Duration pause) {
        return new MemoryChatOptions(clock, scheduler, pause);
    }

    private static final class SchedulerClock extends Clock {

        private final Scheduler scheduler;

        SchedulerClock(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("it tells instants only");
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(scheduler.now(TimeUnit.MILLISECONDS));
        }
    }
}
