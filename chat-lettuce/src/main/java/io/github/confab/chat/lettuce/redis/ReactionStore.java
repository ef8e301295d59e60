package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Reaction;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Who gives which message what; every method errors as {@link io.github.confab.chat.Reactions} says. */
public interface ReactionStore {

    /** Does something with a reaction to a message. */
    Mono<Change> change(ChannelId channel, MessageId message, Reaction reaction, Act act, Actor actor);

    /** A page of those who give a message a reaction, by their ids. */
    Mono<Page<UserId>> who(ChannelId channel, MessageId message, Reaction reaction, PageRequest page, Actor actor);

    /** What the actor gives these messages; none of those that the actor gives nothing. */
    Mono<Map<MessageId, Set<Reaction>>> mine(ChannelId channel, List<MessageId> messages, Actor actor);

    /** What to do with a reaction. */
    enum Act {
        /** Give it. */
        GIVE("+"),
        /** Take it back. */
        TAKE_BACK("-"),
        /** The one or the other. */
        TOGGLE("~");

        private final String argument;

        Act(String argument) {
            this.argument = argument;
        }

        byte[] argument() {
            return Replies.bytes(argument);
        }
    }

    /**
     * What came of it.
     *
     * @param changed whether it was done, or stood so before
     * @param given whether the reaction is given now
     */
    record Change(boolean changed, boolean given) {}
}
