package io.github.confab.chat.model;

/** What {@code consume} tells of its work. */
public sealed interface WorkEvent {

    /**
     * A handler has finished with a message, and the group knows.
     *
     * @param message the message
     * @param attempt which attempt it was, from 1, counted over all workers of the group
     * @param outcome what came of it; a handler that failed or ran too long gives {@link Outcome.Retry}, on the last
     *     attempt {@link Outcome.Dead} with the failure as its reason
     */
    record Processed(StreamMessage message, int attempt, Outcome outcome) implements WorkEvent {}

    /**
     * A message was removed from the stream (by retention, or by hand) before a worker had finished with it.
     *
     * @param id the message
     */
    record Lost(MessageId id) implements WorkEvent {}

    /**
     * An entry of the stream that this library did not write, or cannot read. It became a dead letter.
     *
     * @param entryId the id of the entry in the Redis Stream
     * @param problem what is wrong with it
     */
    record CorruptEntry(String entryId, String problem) implements WorkEvent {}

    /**
     * The group had vanished from Redis and was made again. Messages may come twice.
     *
     * @param position the message after which it goes on
     */
    record GroupRecreated(MessageId position) implements WorkEvent {}
}
