package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import reactor.core.publisher.Mono;

/**
 * Which channels there are: all of them for the housekeeping, the public ones for everybody, in the order of their names
 * and by the words in them. A hint: the channel itself says whether it still is so.
 */
public interface ChannelDirectory {

    /**
     * Lists a channel under the name it has claimed, and gives up the one it was listed under.
     *
     * @param claim the claim of its name
     * @param previousName the name it is probably listed under, normalized; the present one, if it had no other
     * @return emits false if the channel no longer has that name, or not in this life
     */
    Mono<Boolean> enlist(ChannelState channel, NameClaim claim, String previousName);

    /** Notes a channel that has no name, for the housekeeping alone. */
    Mono<Void> enroll(ChannelState channel);

    /** Forgets a deleted channel and gives up its name; an empty name: it is unknown. */
    Mono<Void> delist(ChannelId channel, String name);

    /**
     * Emits a page of the listed names, in their order.
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException at the call, if the page token is none of ours
     */
    Mono<Page<Listed>> list(PageRequest page);

    /**
     * Emits a page of the names with a word that begins so.
     *
     * @param prefix normalized
     * @throws io.github.confab.chat.model.InvalidArgumentException at the call, if the page token is none of ours
     */
    Mono<Page<Listed>> search(String prefix, PageRequest page);

    /** A channel as it was listed. */
    interface Listed {

        /** The channel. */
        ChannelId channel();

        /** Whether it still has that name, and is not found by another word of it earlier. */
        boolean stands(ChannelState now);
    }
}
