package io.github.confab.examples.terminal.state;

import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StreamMessage;
import java.time.Instant;
import java.util.Optional;

/** A line of the message log. */
public sealed interface Line {

    /** When it happened. */
    Instant at();

    /** Its place in the channel, if it has one. */
    Optional<MessageId> id();

    /**
     * A message.
     *
     * @param message the message
     * @param author how its author is shown
     * @param mine whether this user wrote it
     * @param mentionsMe whether it mentions this user
     * @param answered what it replies to, if it does
     */
    record Said(StreamMessage message, String author, boolean mine, boolean mentionsMe, Optional<Quote> answered)
            implements Line {

        Said as(StreamMessage changed) {
            return new Said(changed, author, mine, mentionsMe, answered);
        }

        @Override
        public Instant at() {
            return message.timestamp();
        }

        @Override
        public Optional<MessageId> id() {
            return Optional.of(message.id());
        }
    }

    /**
     * A message that another one replies to, as it was when that was shown first.
     *
     * @param author who wrote it
     * @param text what it said
     */
    record Quote(String author, String text) {}

    /**
     * Something that happened in the channel: somebody joined, messages are gone.
     *
     * @param id its place, if it has one
     * @param at when
     * @param phrase what
     */
    record Happened(Optional<MessageId> id, Instant at, Phrase phrase) implements Line {}

    /**
     * What the program says to this user alone.
     *
     * @param at when
     * @param phrase what
     * @param problem whether something went wrong
     */
    record Note(Instant at, Phrase phrase, boolean problem) implements Line {
        @Override
        public Optional<MessageId> id() {
            return Optional.empty();
        }
    }

    /**
     * A message of this user that the channel's feed has not brought back yet.
     *
     * @param no counts what this user sent
     * @param at when it was entered
     * @param text what was entered
     * @param id its place, once it is stored
     * @param state what became of it
     */
    record Pending(long no, Instant at, String text, Optional<MessageId> id, Optional<Phrase> state) implements Line {}
}
