package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Member;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/**
 * Who belongs to a channel. Every change is an entry of the channel's stream, in the same step. Every method errors with
 * {@link io.github.confab.chat.error.ChannelNotFoundException} if there is no such channel, and with
 * {@link io.github.confab.chat.error.ForbiddenException} if the actor may not do it.
 */
public interface MemberStore {

    /** Makes the actor a member; emits whether that was a change. */
    Mono<Boolean> join(ChannelId channel, Actor actor);

    /** Ends the actor's membership; emits whether that was a change. */
    Mono<Boolean> leave(ChannelId channel, Actor actor);

    /** Makes a user a member; emits whether that was a change. */
    Mono<Boolean> add(ChannelId channel, UserId user, Actor actor);

    /** Ends a user's membership; emits whether that was a change. */
    Mono<Boolean> remove(ChannelId channel, UserId user, Actor actor);

    /** Keeps a user out, and ends the membership if there is one; emits true. */
    Mono<Boolean> ban(ChannelId channel, UserId user, Term term, Actor actor);

    /** Emits the member, or completes empty if the user is none. */
    Mono<Member> get(ChannelId channel, UserId user, Actor actor);

    /**
     * Emits a page of about the size asked for.
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException at the call, if the page token is none of ours
     */
    Mono<Page<Member>> list(ChannelId channel, PageRequest page, Actor actor);
}
