package io.github.confab.chat;

import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Reaction;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * What people give the messages of a channel. Safe for use by many threads.
 *
 * <p>Each change is an entry of the channel's history, which {@link Channel#feed} tells as a
 * {@link io.github.confab.chat.model.FeedEvent.ReactionChanged} with the number of people after it; how many people give
 * what stands in {@link io.github.confab.chat.model.MessageState#reactions()} of each message that is read. A message
 * takes at most 50 different reactions, and 20 of one person. Who leaves the channel leaves what they gave.
 *
 * <p>Unless a method says otherwise, its result errors with
 * {@link io.github.confab.chat.error.MessageNotFoundException} if there is no such message (any more) or it is deleted,
 * with {@link io.github.confab.chat.error.ForbiddenException} if this user may not do it, with
 * {@link io.github.confab.chat.error.ChannelNotFoundException}, {@link io.github.confab.chat.error.UnavailableException}
 * and {@link io.github.confab.chat.error.ClientClosedException} as in {@link Channel}.
 */
public interface Reactions {

    /**
     * Gives a message a reaction. Members may from the role on that the
     * {@link io.github.confab.chat.model.MessagePolicy} names, unless they are muted. If it allows one reaction each, this
     * one takes the place of what the user gave before: then two entries follow each other.
     *
     * @param message which
     * @param reaction what to give
     * @return a Mono that
     *     <ul>
     *       <li>emits whether that was a change (false: this user gave it before), then completes;
     *       <li>errors with {@code Reason.TOO_MANY} if the message has 50 different reactions, or 20 of this user, or as
     *           said above;
     *       <li>on cancel it may be given. Safe to repeat.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if an argument is null
     */
    Mono<Boolean> add(MessageId message, Reaction reaction);

    /**
     * Takes back what this user gave. Who may give may take back.
     *
     * @param message which
     * @param reaction what to take back
     * @return a Mono that
     *     <ul>
     *       <li>emits whether that was a change (false: this user does not give it), then completes;
     *       <li>errors as said above;
     *       <li>on cancel it may be taken back. Safe to repeat.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if an argument is null
     */
    Mono<Boolean> remove(MessageId message, Reaction reaction);

    /**
     * Gives a reaction, or takes it back if this user gives it.
     *
     * @param message which
     * @param reaction what
     * @return a Mono that
     *     <ul>
     *       <li>emits whether this user gives it now, then completes;
     *       <li>errors as of {@link #add}. After an {@code UnavailableException} it may have been done: not to be
     *           repeated blindly, since twice is as if never;
     *       <li>on cancel it may be done.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if an argument is null
     */
    Mono<Boolean> toggle(MessageId message, Reaction reaction);

    /**
     * Who gives a message a reaction, in the order of their ids. Who may read the channel may.
     *
     * @param message which
     * @param reaction which
     * @param page which part of the list
     * @return a Mono that
     *     <ul>
     *       <li>emits a page, empty if nobody gives it, then completes; {@link UserId#SYSTEM} is the application itself;
     *           who gives or takes back meanwhile may be missing on it or not;
     *       <li>errors with {@link io.github.confab.chat.model.InvalidArgumentException} if the token is of no such
     *           page, or as said above;
     *       <li>on cancel drops the answer.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if an argument is null
     */
    Mono<Page<UserId>> who(MessageId message, Reaction reaction, PageRequest page);

    /**
     * What this user gives these messages: what a client marks as one's own, for all messages it shows, in one call. Who
     * may read the channel may.
     *
     * @param messages up to 200
     * @return a Mono that
     *     <ul>
     *       <li>emits the messages that this user gives something, each with that, in the order in which these reactions
     *           came to the message, then completes; messages that are not there, or deleted, are left out;
     *       <li>errors as said above, but never that one is not found;
     *       <li>on cancel drops the answer.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if a message is null or there are more than 200
     */
    Mono<Map<MessageId, Set<Reaction>>> mine(List<MessageId> messages);
}
