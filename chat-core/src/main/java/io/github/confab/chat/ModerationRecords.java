package io.github.confab.chat;

import io.github.confab.chat.model.Ban;
import io.github.confab.chat.model.Invitation;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import reactor.core.publisher.Mono;

/**
 * The bans and invitations of a channel. Moderators, the owner and the application itself may see them. Safe for use by
 * many threads.
 */
public interface ModerationRecords {

    /**
     * The bans in force, in no order.
     *
     * @param page which page; its limit is a target that a page may exceed, or fall short of
     * @return a Mono that
     *     <ul>
     *       <li>emits the page, then completes. A ban in force while all pages are read is on at least one of them;
     *       <li>errors as the methods of {@link Moderation};
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<Page<Ban>> bans(PageRequest page);

    /**
     * The invitations that nobody has used yet, in no order.
     *
     * @param page which page, as of {@link #bans}
     * @return a Mono as of {@link #bans}
     */
    Mono<Page<Invitation>> invitations(PageRequest page);
}
