package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.Ban;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Invitation;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/**
 * Who may come into a channel and what members may do. The changes emit whether they were one. Every method errors as those
 * of {@link MemberStore}.
 */
public interface ModerationStore {

    Mono<Boolean> invite(ChannelId channel, UserId user, Actor actor);

    Mono<Boolean> uninvite(ChannelId channel, UserId user, Actor actor);

    Mono<Boolean> unban(ChannelId channel, UserId user, Actor actor);

    Mono<Boolean> mute(ChannelId channel, UserId user, Term term, Actor actor);

    Mono<Boolean> unmute(ChannelId channel, UserId user, Actor actor);

    Mono<Boolean> assign(ChannelId channel, UserId user, Role role, Actor actor);

    /**
     * Emits a page of the bans in force.
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException at the call, if the page token is none of ours
     */
    Mono<Page<Ban>> bans(ChannelId channel, PageRequest page, Actor actor);

    /**
     * Emits a page of the invitations.
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException at the call, if the page token is none of ours
     */
    Mono<Page<Invitation>> invitations(ChannelId channel, PageRequest page, Actor actor);
}
