package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.MessageNotFoundException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.UserId;
import java.util.List;

/** Why a script has refused something, as an error. */
final class Refusals {

    private static final String TARGET = "TARGET_";

    private Refusals() {}

    /** The reply, if its first part is DONE. */
    static List<Object> done(ChannelId channel, UserId asker, List<Object> reply) {
        return done(channel, asker, asker, reply);
    }

    /**
     * The reply, if its first part is DONE.
     *
     * @param target whom it is about
     */
    static List<Object> done(ChannelId channel, UserId asker, UserId target, List<Object> reply) {
        String status = Replies.text(reply.get(0));
        return switch (status) {
            case "DONE" -> reply;
            case "NOCHANNEL" -> throw new ChannelNotFoundException(channel.value());
            case "TARGET_BANNED", "TARGET_NOT_A_MEMBER" ->
                throw new ForbiddenException(channel, target, Reason.valueOf(status.substring(TARGET.length())));
            default -> throw new ForbiddenException(channel, asker, Reason.valueOf(status));
        };
    }

    /**
     * The reply, if its first part is DONE.
     *
     * @param message which message it is about
     */
    static List<Object> done(ChannelId channel, MessageId message, Actor asker, List<Object> reply) {
        if (Replies.text(reply.get(0)).equals("NO_MESSAGE")) {
            throw new MessageNotFoundException(channel, message);
        }
        return done(channel, asker.user(), reply);
    }
}
