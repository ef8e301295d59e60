package io.github.confab.chat.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that is to be sent later, or that could not be sent. Immutable; safe to share between threads.
 *
 * @param id names it
 * @param channel where it goes
 * @param author who wrote it; {@link UserId#SYSTEM} for the application itself
 * @param due when it is to be sent, by the clock of the Redis server, in whole milliseconds
 * @param draft what is to be said
 * @param failure why it was not sent when it was due; empty: it waits
 */
public record ScheduledMessage(
        ScheduleId id, ChannelId channel, UserId author, Instant due, Draft draft, Optional<Failure> failure) {

    /** @throws InvalidArgumentException if an argument is null */
    public ScheduledMessage {
        Rules.present("schedule id", id);
        Rules.present("channel id", channel);
        Rules.present("author", author);
        Rules.present("due time", due);
        Rules.present("draft", draft);
        Rules.present("failure", failure);
    }

    /** Why a message was not sent when it was due. It is not tried again: schedule it anew, or cancel it. */
    public enum Failure {
        /** The author was no member of the channel, or banned. */
        NOT_A_MEMBER,
        /** The author was muted. */
        MUTED,
        /** The author's role was too low for it. */
        ROLE_TOO_LOW,
        /** The author's account was deactivated. */
        DEACTIVATED,
        /** The draft's idempotency key named another message of the author. */
        KEY_TAKEN,
        /** The message breaks a rule of the channel or the process that sent it, such as a limit of size. */
        REFUSED
    }
}
