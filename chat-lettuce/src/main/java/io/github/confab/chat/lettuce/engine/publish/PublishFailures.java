package io.github.confab.chat.lettuce.engine.publish;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.IdempotencyConflictException;
import io.github.confab.chat.error.MessageNotFoundException;
import io.github.confab.chat.error.NotPublishedException;
import io.github.confab.chat.error.NotPublishedException.Reason;
import io.github.confab.chat.error.PublishUnknownException;
import io.github.confab.chat.error.SlowModeException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.redis.AppendReply;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Receipt;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The outcomes of a publish, in words. */
final class PublishFailures {

    private PublishFailures() {}

    static ChatException overloaded(ChannelId channel, Draft draft) {
        return new NotPublishedException(
                channel,
                draft,
                Reason.OVERLOADED,
                "too many messages of this process wait for this channel; publish more slowly, or wait for receipts",
                null);
    }

    static ChatException expired(ChannelId channel, Draft draft, @Nullable Throwable cause) {
        return new NotPublishedException(
                channel, draft, Reason.EXPIRED, "Redis could not be asked in time; publish it again later", cause);
    }

    static ChatException lookupFailed(ChannelId channel, Draft draft, Throwable cause) {
        return new NotPublishedException(
                channel,
                draft,
                Reason.LOOKUP_FAILED,
                "it could not be found out whom its text mentions (" + cause.getMessage()
                        + "); mend that and publish it again",
                cause);
    }

    static ChatException closed(ChannelId channel, Draft draft) {
        return new NotPublishedException(
                channel,
                draft,
                Reason.CLOSED,
                "the chat was closed before it was sent; connect and publish again",
                null);
    }

    static ChatException unknown(ChannelId channel, Draft draft, String detail, @Nullable Throwable cause) {
        return new PublishUnknownException(channel, draft, detail, cause);
    }

    /** Why a call is sent again that was refused since the one before it had not come. */
    static ChatException early(ChannelId channel) {
        return new UnavailableException(
                "publish to channel " + channel + ": the call before it got lost; try again", null);
    }

    static ChatException noChannel(ChannelId channel) {
        return new ChannelNotFoundException(channel.value());
    }

    /** Gives a message what the script said of it. */
    static void settle(ChannelId channel, Outgoing message, AppendReply.Outcome outcome) {
        switch (outcome.verdict()) {
            case STORED -> message.succeed(new Receipt(channel, outcome.id(), false));
            case DUPLICATE -> message.succeed(new Receipt(channel, outcome.id(), true));
            case CONFLICT ->
                message.fail(new IdempotencyConflictException(
                        channel, message.draft().key().orElseThrow()));
            case NOT_A_MEMBER -> message.fail(forbidden(channel, message, ForbiddenException.Reason.NOT_A_MEMBER));
            case BANNED -> message.fail(forbidden(channel, message, ForbiddenException.Reason.BANNED));
            case MUTED -> message.fail(forbidden(channel, message, ForbiddenException.Reason.MUTED));
            case ROLE_TOO_LOW -> message.fail(forbidden(channel, message, ForbiddenException.Reason.ROLE_TOO_LOW));
            case NO_MESSAGE ->
                message.fail(new MessageNotFoundException(
                        channel, message.draft().replyTo().orElse(MessageId.MIN)));
            case TOO_FAST ->
                message.fail(
                        new SlowModeException(channel, message.author().id(), Duration.ofMillis(outcome.waitMillis())));
            case BUSY ->
                message.fail(new NotPublishedException(
                        channel,
                        message.draft(),
                        Reason.BUSY,
                        "the channel cannot remember more idempotency keys at the moment; publish it again in a few seconds",
                        null));
        }
    }

    private static ChatException forbidden(ChannelId channel, Outgoing message, ForbiddenException.Reason reason) {
        return new ForbiddenException(channel, message.author().id(), reason);
    }
}
