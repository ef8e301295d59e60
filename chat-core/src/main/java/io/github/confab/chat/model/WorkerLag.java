package io.github.confab.chat.model;

/**
 * How far a worker group is behind.
 *
 * @param waiting messages that were not given to any worker yet
 * @param pending messages that a worker has and has not finished with
 * @param deadLetters messages that were given up
 */
public record WorkerLag(long waiting, long pending, long deadLetters) {}
