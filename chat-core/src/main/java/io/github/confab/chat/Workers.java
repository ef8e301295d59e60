package io.github.confab.chat;

import io.github.confab.chat.model.DeadLetter;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.WorkerLag;
import reactor.core.publisher.Mono;

/**
 * Looks after the worker groups of a channel. Those may who may work in them, see {@link Channel#consume}; others get
 * {@link io.github.confab.chat.error.ForbiddenException}. Safe for use by many threads.
 *
 * <p>A group name that no {@link io.github.confab.chat.model.WorkerGroup} can have throws
 * {@link io.github.confab.chat.model.InvalidArgumentException} at the call.
 */
public interface Workers {

    /**
     * How far a group is behind.
     *
     * @param group the group's name
     * @return a Mono that
     *     <ul>
     *       <li>emits the lag, then completes; completes empty if there is no such group;
     *       <li>errors with {@link io.github.confab.chat.error.ChannelNotFoundException} or
     *           {@link io.github.confab.chat.error.UnavailableException};
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<WorkerLag> lag(String group);

    /**
     * The messages a group gave up on, oldest first. The newest 10 000 are kept, or about a hundred more; when there are
     * more, the oldest go for good.
     *
     * @param group the group's name
     * @param page which page
     * @return a Mono that
     *     <ul>
     *       <li>emits the page, then completes; an unknown group has an empty page;
     *       <li>errors as {@link #lag(String)};
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<Page<DeadLetter>> deadLetters(String group, PageRequest page);

    /**
     * Deletes a dead letter, once somebody has looked after it.
     *
     * @param group the group's name
     * @param deadLetter {@link DeadLetter#id()}
     * @return a Mono that
     *     <ul>
     *       <li>emits whether it was there, then completes;
     *       <li>errors as {@link #lag(String)};
     *       <li>on cancel it may be deleted.
     *     </ul>
     */
    Mono<Boolean> discard(String group, String deadLetter);

    /**
     * Deletes a group with its position; its dead letters stay. Workers that still run make it anew.
     *
     * @param group the group's name
     * @return a Mono that
     *     <ul>
     *       <li>emits whether it was there, then completes;
     *       <li>errors as {@link #lag(String)};
     *       <li>on cancel it may be deleted.
     *     </ul>
     */
    Mono<Boolean> delete(String group);
}
