package io.github.confab.chat.model;

/**
 * How far a user has read in a channel.
 *
 * @param channel the channel
 * @param upTo the place up to which everything is read, for {@link HistoryQuery} and the like
 * @param ordinal how many messages the channel had up to there; compare it with {@link Cursor#ordinal()}
 */
public record ReadMark(ChannelId channel, MessageId upTo, long ordinal) {

    /** @throws InvalidArgumentException if an argument is null or the ordinal negative */
    public ReadMark {
        Rules.present("channel id", channel);
        Rules.present("message id", upTo);
        Rules.atLeast("ordinal", 0, ordinal);
    }
}
