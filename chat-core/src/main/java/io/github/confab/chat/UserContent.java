package io.github.confab.chat;

import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What one user has written anywhere, for people who ask what is kept of them, or that it be gone. It checks no rights: give
 * it to nobody else. Safe for use by many threads.
 *
 * <p>Both calls look at every entry of every channel: minutes, if there are millions. They read with the pace of their
 * subscriber and hold up nobody else. Both error with {@link io.github.confab.chat.error.UserNotFoundException} if there
 * never was such an account, with {@link io.github.confab.chat.error.UnavailableException} if the store does not answer, and
 * with {@link io.github.confab.chat.error.ClientClosedException} after the chat was closed.
 */
public interface UserContent {

    /**
     * All that is kept of a user, as lines of JSON (NDJSON): in each an object whose {@code type} says what it is. First
     * {@code account}; then {@code scheduled} for each message that waits to be sent; then by channel {@code membership} if
     * the user is a member, and {@code message} or {@code edit} for each thing they wrote there, oldest first. Later versions
     * may add types and fields.
     *
     * @param user who, also if the account was erased
     * @return a Flux that
     *     <ul>
     *       <li>emits one line per object, without a line break, then completes; what is written meanwhile may be in it.
     *           Demand reaches the store: a slow subscriber holds a few pages of entries at most;
     *       <li>errors as said above;
     *       <li>completes early if the chat is closed; a whole one ends with a line of the type {@code end};
     *       <li>on cancel stops reading.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code user} is null
     */
    Flux<String> export(UserId user);

    /**
     * Erases the content of every message a user wrote, in every channel, as
     * {@link Messages#erase} does, and what they have scheduled: the words are gone from Redis, a
     * tombstone stays, so that the conversation of others stays in order. If it errors, or the process dies, some of it is
     * done: erasing again finishes that.
     *
     * @param user who, also if the account was erased
     * @return a Mono that
     *     <ul>
     *       <li>emits how many messages were erased now, then completes, when all of it is done. What the user writes
     *           meanwhile may stay: deactivate the account before;
     *       <li>errors as said above;
     *       <li>on cancel some of it may be done.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code user} is null
     */
    Mono<Long> erase(UserId user);
}
