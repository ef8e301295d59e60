package io.github.confab.chat.memory;

import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.MembershipEvent;
import io.github.confab.chat.model.FeedEvent.RoleChanged;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StreamMessage;

/** What stands at one place of a channel's history. */
sealed interface LogEntry {

    MessageId id();

    /** How many messages there are up to this entry, itself included. */
    long ordinal();

    /** How many messages there are before it. */
    default long ordinalBefore() {
        return this instanceof Said ? ordinal() - 1 : ordinal();
    }

    /** The beginning. */
    record Created(MessageId id) implements LogEntry {
        @Override
        public long ordinal() {
            return 0;
        }
    }

    /**
     * A message.
     *
     * @param message as it stands now
     * @param ordinal how many messages there are with it
     * @param first what it said when it was written
     */
    record Said(StreamMessage message, long ordinal, MessageContent first) implements LogEntry {
        @Override
        public MessageId id() {
            return message.id();
        }
    }

    /** Something became of a message. */
    record Changed(MessageId id, FeedEvent event, long ordinal) implements LogEntry {}

    /** What stood here was erased, and was no message. */
    record Blank(MessageId id, long ordinal) implements LogEntry {}

    /** Somebody has another role. */
    record Promoted(RoleChanged event, long ordinal) implements LogEntry {
        @Override
        public MessageId id() {
            return event.id();
        }
    }

    /** Somebody came or went. */
    record Moved(MembershipEvent event, long ordinal) implements LogEntry {
        @Override
        public MessageId id() {
            return event.id();
        }
    }
}
