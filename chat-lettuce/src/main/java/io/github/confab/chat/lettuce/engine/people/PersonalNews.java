package io.github.confab.chat.lettuce.engine.people;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/**
 * Tells users what others have done to them. Called after the change was made in the channel, once per change as a rule:
 * not at all if the process dies in between, and its failure undoes nothing.
 */
public interface PersonalNews {

    /** Tells nobody. */
    PersonalNews NONE = new PersonalNews() {};

    /** The user may join a channel. */
    default Mono<Void> invited(UserId user, ChannelId channel, Author by) {
        return Mono.empty();
    }

    /** The user was made a member. */
    default Mono<Void> added(UserId user, ChannelId channel, Author by) {
        return Mono.empty();
    }

    /** The user's membership was ended. */
    default Mono<Void> removed(UserId user, ChannelId channel, Author by) {
        return Mono.empty();
    }

    /** The user was banned. */
    default Mono<Void> banned(UserId user, ChannelId channel, Author by) {
        return Mono.empty();
    }

    /** Somebody has opened a direct channel with the user, which is new. */
    default Mono<Void> directOpened(UserId user, ChannelId channel, Author by) {
        return Mono.empty();
    }
}
