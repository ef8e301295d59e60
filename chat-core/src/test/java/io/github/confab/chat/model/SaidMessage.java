package io.github.confab.chat.model;

import java.time.Instant;
import java.util.Optional;

/** A message for tests of values. */
record SaidMessage(MessageContent content, MessageState state, Optional<Instant> expiresAt) implements StreamMessage {

    static final MessageId ID = new MessageId(1000, 7);

    static SaidMessage of(Draft draft) {
        return new SaidMessage(
                draft.content(), MessageState.ORIGINAL, draft.expiry().map(life -> ID.timestamp()
                        .plus(life)));
    }

    static SaidMessage of(String text) {
        return of(Draft.text(text));
    }

    @Override
    public MessageId id() {
        return ID;
    }

    @Override
    public ChannelId channelId() {
        return ChannelId.of("c");
    }

    @Override
    public User author() {
        return new Ada();
    }

    @Override
    public Optional<MessageId> replyTo() {
        return Optional.empty();
    }

    @Override
    public Optional<MessageId> thread() {
        return Optional.empty();
    }

    @Override
    public String tag() {
        return "t";
    }

    @Override
    public Cursor cursor() {
        return Cursor.of(channelId(), "e", id(), 1, "-");
    }

    private record Ada() implements User {

        @Override
        public UserId id() {
            return UserId.of("ada");
        }

        @Override
        public String username() {
            return "Ada";
        }
    }
}
