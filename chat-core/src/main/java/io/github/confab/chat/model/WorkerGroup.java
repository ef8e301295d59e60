package io.github.confab.chat.model;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Workers that share the messages of a channel between them: each message is given to one of them (a consumer group of
 * Redis). Every process that consumes with the same name belongs to the same group.
 *
 * @param name 1 to 64 of {@code A-Z a-z 0-9 _ -}
 * @param concurrency how many messages this process handles at the same time, 1 to 1 024; default 16
 * @param ackTimeout a message whose worker has been silent for so long goes to another one; at least 1 second, default
 *     30 seconds. A handler that is still running does not lose its message
 * @param handlerTimeout a handler that runs longer has failed; default 5 minutes
 * @param maxAttempts after so many failed attempts a message becomes a dead letter; 1 to 1 000, default 5
 * @param startAt where a group that does not exist yet begins; default {@link StartAt#oldest()}
 * @param orderingKey messages with the same key are handled one after the other in this process; empty: no such order
 */
public record WorkerGroup(
        String name,
        int concurrency,
        Duration ackTimeout,
        Duration handlerTimeout,
        int maxAttempts,
        StartAt startAt,
        Optional<Function<StreamMessage, String>> orderingKey) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** @throws InvalidArgumentException if a rule above is broken */
    public WorkerGroup {
        Rules.matching("worker group", NAME, name);
        Rules.between("worker concurrency", 1, 1024, concurrency);
        Rules.atLeast("worker ackTimeout in milliseconds", 1000, Rules.millis("worker ackTimeout", ackTimeout));
        Rules.atLeast(
                "worker handlerTimeout in milliseconds", 1, Rules.millis("worker handlerTimeout", handlerTimeout));
        Rules.between("worker maxAttempts", 1, 1000, maxAttempts);
        Rules.present("worker start position", startAt);
        Rules.present("worker ordering key", orderingKey);
    }

    /**
     * @param name 1 to 64 of {@code A-Z a-z 0-9 _ -}
     * @return a group with the defaults
     * @throws InvalidArgumentException if {@code name} breaks the rule
     */
    public static WorkerGroup of(String name) {
        return new WorkerGroup(
                name, 16, Duration.ofSeconds(30), Duration.ofMinutes(5), 5, StartAt.oldest(), Optional.empty());
    }

    /**
     * @param messages how many this process handles at the same time, 1 to 1 024
     * @return this group with that concurrency
     */
    public WorkerGroup concurrency(int messages) {
        return new WorkerGroup(name, messages, ackTimeout, handlerTimeout, maxAttempts, startAt, orderingKey);
    }

    /**
     * @param silence after how much silence of its worker a message goes to another one, at least 1 second
     * @return this group with that timeout
     */
    public WorkerGroup ackTimeout(Duration silence) {
        return new WorkerGroup(name, concurrency, silence, handlerTimeout, maxAttempts, startAt, orderingKey);
    }

    /**
     * @param limit how long a handler may run before it has failed
     * @return this group with that timeout
     */
    public WorkerGroup handlerTimeout(Duration limit) {
        return new WorkerGroup(name, concurrency, ackTimeout, limit, maxAttempts, startAt, orderingKey);
    }

    /**
     * @param attempts after how many failed attempts a message becomes a dead letter, 1 to 1 000
     * @return this group with that bound
     */
    public WorkerGroup maxAttempts(int attempts) {
        return new WorkerGroup(name, concurrency, ackTimeout, handlerTimeout, attempts, startAt, orderingKey);
    }

    /**
     * @param position where the group begins if it does not exist yet
     * @return this group with that start
     */
    public WorkerGroup startingAt(StartAt position) {
        return new WorkerGroup(name, concurrency, ackTimeout, handlerTimeout, maxAttempts, position, orderingKey);
    }

    /**
     * @param key gives the key of a message; messages with the same key are handled one after the other in this process
     * @return this group with that order
     */
    public WorkerGroup orderedBy(Function<StreamMessage, String> key) {
        return new WorkerGroup(
                name,
                concurrency,
                ackTimeout,
                handlerTimeout,
                maxAttempts,
                startAt,
                Optional.of(Rules.present("worker ordering key", key)));
    }
}
