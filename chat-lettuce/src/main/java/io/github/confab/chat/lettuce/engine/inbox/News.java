package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.UserId;
import java.util.Optional;

/**
 * Something to tell a user.
 *
 * @param kind what kind of thing
 * @param by who caused it
 * @param channel where it happened
 * @param message the message it is about, if it is about one
 * @param root the message that began the thread, if it is about a reply
 * @param cause what makes it recognisable when it is told again, such as an id or a version: the same user is told of
 *     one kind, channel and cause once
 */
public record News(
        Kind kind, UserId by, ChannelId channel, Optional<MessageId> message, Optional<MessageId> root, String cause) {

    /** What kind of thing it is; its code stands in the stream. */
    public enum Kind {
        INVITED("invited"),
        MENTIONED("mentioned"),
        DIRECT("direct"),
        REPLIED("replied"),
        REMOVED("removed"),
        BANNED("banned"),
        ADDED("added");

        final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    /** About a channel. */
    public static News of(Kind kind, UserId by, ChannelId channel, String cause) {
        return new News(kind, by, channel, Optional.empty(), Optional.empty(), cause);
    }

    /** About a message, which is its own cause. */
    public static News of(Kind kind, UserId by, ChannelId channel, MessageId message) {
        return new News(kind, by, channel, Optional.of(message), Optional.empty(), message.toString());
    }

    /** About a reply in a thread. */
    public static News reply(UserId by, ChannelId channel, MessageId message, MessageId root) {
        return new News(Kind.REPLIED, by, channel, Optional.of(message), Optional.of(root), message.toString());
    }
}
