package io.github.confab.chat.lettuce.engine.publish;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.redis.AppendBatch;
import io.github.confab.chat.lettuce.redis.AppendReply;
import io.github.confab.chat.model.ChannelId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Messages that leave in one script call, and what is known of that call. Once an attempt may have reached the store,
 * the batch never changes again; before that, a message whose time is up is taken out and certainly not stored.
 */
final class Batch {

    private final ChannelId channel;
    private final PublishContext context;
    private final long number;

    private List<Outgoing> messages;
    private AppendBatch content;
    private boolean underWay;
    private boolean mayHaveRun;
    private @Nullable Throwable lastFailure;

    Batch(ChannelId channel, List<Outgoing> messages, PublishContext context) {
        this.channel = channel;
        this.messages = messages;
        this.context = context;
        this.number = context.nextNumber();
        this.content = context.content(number, messages);
    }

    long number() {
        return number;
    }

    /** An attempt begins: what to send; null: nothing, for the time of all messages is up and they were told so. */
    synchronized @Nullable AppendBatch attempt() {
        if (messages.isEmpty()) {
            return null;
        }
        underWay = true;
        return content;
    }

    /** An attempt has failed. */
    synchronized void failed(Throwable failure, boolean possiblyRun) {
        underWay = false;
        mayHaveRun |= possiblyRun;
        lastFailure = failure;
    }

    /** Whether everybody has their outcome, so that nothing is left to send for. */
    synchronized boolean isSettled() {
        return messages.stream().allMatch(Outgoing::isSettled);
    }

    synchronized @Nullable Throwable lastFailure() {
        return lastFailure;
    }

    /**
     * Settles the messages whose time is up: unknown if an attempt may have stored them, else not published.
     *
     * @param tell runs what tells their publishers
     */
    void settleExpired(long now, Consumer<Runnable> tell) {
        List<Outgoing> late;
        boolean unsure;
        Throwable cause;
        synchronized (this) {
            late = messages.stream()
                    .filter(message -> message.isExpired(now) && message.claim())
                    .toList();
            unsure = underWay || mayHaveRun;
            cause = lastFailure;
            if (!unsure && !late.isEmpty()) {
                withoutExpired(now);
            }
        }
        if (!late.isEmpty()) {
            tell.accept(() -> late.forEach(message -> message.tell(late(message, unsure, cause))));
        }
    }

    private ChatException late(Outgoing message, boolean unsure, @Nullable Throwable cause) {
        return unsure
                ? PublishFailures.unknown(channel, message.draft(), "no answer came in time", cause)
                : PublishFailures.expired(channel, message.draft(), cause);
    }

    private void withoutExpired(long now) {
        messages = messages.stream().filter(message -> !message.isExpired(now)).toList();
        if (!messages.isEmpty()) {
            // no attempt ever ran, so nobody knows the number yet
            content = context.content(number, messages);
        }
    }

    /** Gives each message what the script said of it. */
    void settle(AppendReply reply) {
        for (int i = 0; i < messages.size(); i++) {
            settle(messages.get(i), i, reply);
        }
    }

    private void settle(Outgoing message, int index, AppendReply reply) {
        switch (reply.status()) {
            case DONE ->
                PublishFailures.settle(channel, message, reply.outcomes().get(index));
            case NO_CHANNEL ->
                message.fail(
                        mayHaveRun
                                ? PublishFailures.unknown(
                                        channel, message.draft(), "the channel has vanished meanwhile", lastFailure)
                                : PublishFailures.noChannel(channel));
            case STALE, EARLY ->
                message.fail(
                        PublishFailures.unknown(channel, message.draft(), "a later message overtook it", lastFailure));
        }
    }

    /** The store said no to the whole call. */
    void refuse(Throwable failure) {
        for (Outgoing message : messages) {
            message.fail(
                    mayHaveRun
                            ? PublishFailures.unknown(channel, message.draft(), "a repeated try was refused", failure)
                            : failure);
        }
    }

    /** No further attempt will be made. */
    void abandon(String why) {
        boolean unsure;
        synchronized (this) {
            unsure = underWay || mayHaveRun;
        }
        for (Outgoing message : messages) {
            message.fail(
                    unsure
                            ? PublishFailures.unknown(channel, message.draft(), why, lastFailure)
                            : PublishFailures.closed(channel, message.draft()));
        }
    }
}
