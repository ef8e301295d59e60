package io.github.confab.chat.model;

import java.util.Optional;

/**
 * What has become of a message since it was written. Immutable; safe to share between threads.
 *
 * @param edit its last edit, if it was edited and stands
 * @param deletion who deleted it, if it was deleted
 * @param reactions what people gave it
 * @param thread the replies to it
 */
public record MessageState(
        Optional<Edit> edit, Optional<Deletion> deletion, ReactionSummary reactions, ThreadSummary thread) {

    /** As it was written. */
    public static final MessageState ORIGINAL =
            new MessageState(Optional.empty(), Optional.empty(), ReactionSummary.NONE, ThreadSummary.NONE);

    /** @throws InvalidArgumentException if an argument is null */
    public MessageState {
        Rules.present("edit", edit);
        Rules.present("deletion", deletion);
        Rules.present("reactions", reactions);
        Rules.present("thread", thread);
    }

    /**
     * @param other the last edit
     * @return this state with that
     */
    public MessageState edited(Edit other) {
        return new MessageState(Optional.of(other), deletion, reactions, thread);
    }

    /**
     * @param other who deleted it
     * @return this state with that: a deleted message has no edit and no reactions
     */
    public MessageState deleted(Deletion other) {
        return new MessageState(Optional.empty(), Optional.of(other), ReactionSummary.NONE, thread);
    }

    /**
     * @param others what people gave it
     * @return this state with that
     */
    public MessageState reactions(ReactionSummary others) {
        return new MessageState(edit, deletion, others, thread);
    }

    /**
     * @param other the replies to it
     * @return this state with that
     */
    public MessageState thread(ThreadSummary other) {
        return new MessageState(edit, deletion, reactions, other);
    }

    /**
     * An edit of a message.
     *
     * @param id the place of the edit in the channel's order; its time is when it was made
     * @param by who made it
     * @param version how many edits there were with it, from 1
     */
    public record Edit(MessageId id, UserId by, int version) {}

    /**
     * The deletion of a message.
     *
     * @param id the place of the deletion in the channel's order; its time is when it was made
     * @param by who made it
     * @param erased whether the content is gone from Redis too
     */
    public record Deletion(MessageId id, UserId by, boolean erased) {}
}
