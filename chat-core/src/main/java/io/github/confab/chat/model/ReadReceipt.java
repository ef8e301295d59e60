package io.github.confab.chat.model;

/**
 * What a member let others see of how far they have read.
 *
 * @param user who
 * @param ordinal how many messages the channel had up to there
 */
public record ReadReceipt(UserId user, long ordinal) {

    /** @throws InvalidArgumentException if the user is null or the ordinal negative */
    public ReadReceipt {
        Rules.present("user id", user);
        Rules.atLeast("ordinal", 0, ordinal);
    }

    /**
     * @param message a message of the same channel, in its present life
     * @return whether this user has read it
     */
    public boolean covers(StreamMessage message) {
        return message.cursor().ordinal() <= ordinal;
    }
}
