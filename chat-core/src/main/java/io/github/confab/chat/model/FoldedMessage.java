package io.github.confab.chat.model;

import io.github.confab.chat.model.FeedEvent.MessageChanged;
import io.github.confab.chat.model.FeedEvent.MessageDeleted;
import io.github.confab.chat.model.FeedEvent.MessageEdited;
import io.github.confab.chat.model.FeedEvent.ReactionChanged;
import io.github.confab.chat.model.MessageState.Deletion;
import io.github.confab.chat.model.MessageState.Edit;
import java.time.Instant;
import java.util.Optional;

/** A message with what became of it. The order of changes is that of their ids: an older one changes nothing. */
record FoldedMessage(StreamMessage original, MessageContent content, MessageState state) implements StreamMessage {

    static StreamMessage of(StreamMessage message, MessageChanged change) {
        if (!change.target().equals(message.id()) || !change.channel().equals(message.channelId())) {
            return message;
        }
        if (change instanceof MessageEdited edited) {
            return edited(message, edited);
        }
        if (change instanceof MessageDeleted deleted) {
            return deleted(message, deleted);
        }
        ReactionChanged given = (ReactionChanged) change;
        return message.isDeleted()
                ? message
                : with(
                        message,
                        message.content(),
                        message.state()
                                .reactions(message.state()
                                        .reactions()
                                        .after(given.id(), given.reaction(), given.people())));
    }

    static StreamMessage reply(StreamMessage root, StreamMessage reply) {
        boolean replies = reply.channelId().equals(root.channelId())
                && reply.thread().filter(root.id()::equals).isPresent();
        return replies
                ? with(
                        root,
                        root.content(),
                        root.state().thread(root.state().thread().after(reply.id())))
                : root;
    }

    /** The erasure that an expired message waits for comes later than the one it counts as until then. */
    static StreamMessage at(StreamMessage message, Instant now) {
        Optional<Instant> end = message.expiresAt().filter(time -> !now.isBefore(time));
        if (end.isEmpty() || message.isDeleted()) {
            return message;
        }
        MessageId id = new MessageId(end.get().toEpochMilli(), message.id().seq());
        return with(message, MessageContent.NONE, message.state().deleted(new Deletion(id, UserId.SYSTEM, true)));
    }

    private static StreamMessage edited(StreamMessage message, MessageEdited edited) {
        boolean known = message.state()
                .edit()
                .filter(edit -> !edited.id().isAfter(edit.id()))
                .isPresent();
        if (known || message.isDeleted()) {
            return message;
        }
        Edit edit = new Edit(edited.id(), edited.by(), edited.version());
        return with(message, edited.content(), message.state().edited(edit));
    }

    private static StreamMessage deleted(StreamMessage message, MessageDeleted deleted) {
        boolean known = message.state()
                .deletion()
                .filter(deletion -> !deleted.id().isAfter(deletion.id()))
                .isPresent();
        if (known) {
            return message;
        }
        Deletion deletion = new Deletion(deleted.id(), deleted.by(), deleted.erased());
        return with(message, MessageContent.NONE, message.state().deleted(deletion));
    }

    private static StreamMessage with(StreamMessage message, MessageContent content, MessageState state) {
        StreamMessage original = message instanceof FoldedMessage folded ? folded.original : message;
        return new FoldedMessage(original, content, state);
    }

    @Override
    public MessageId id() {
        return original.id();
    }

    @Override
    public ChannelId channelId() {
        return original.channelId();
    }

    @Override
    public User author() {
        return original.author();
    }

    @Override
    public Optional<MessageId> replyTo() {
        boolean erased = state.deletion().filter(Deletion::erased).isPresent();
        return erased ? Optional.empty() : original.replyTo();
    }

    @Override
    public Optional<MessageId> thread() {
        return original.thread();
    }

    @Override
    public Optional<Instant> expiresAt() {
        return original.expiresAt();
    }

    @Override
    public String tag() {
        return original.tag();
    }

    @Override
    public Cursor cursor() {
        return original.cursor();
    }
}
