package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Which channels a user belongs to, as far as it is noted: the channels themselves are the truth, and who finds the two at
 * odds puts it right here.
 */
public interface UserChannels {

    /** Notes a channel, unless it is noted already. */
    Mono<Void> seen(UserId user, ChannelId channel);

    /** Notes a channel, and no longer hides it. */
    Mono<Void> show(UserId user, ChannelId channel);

    /** Hides a noted channel until its newest entry is a later one. */
    Mono<Void> hide(UserId user, ChannelId channel, long seq);

    /** Forgets a channel. */
    Mono<Void> drop(UserId user, ChannelId channel);

    /** Forgets all channels of a user, and how far the user has read where. */
    Mono<Void> forget(UserId user);

    /** Emits what is noted, in no order. */
    Mono<List<Noted>> list(UserId user, int most);

    /**
     * A channel that is noted.
     *
     * @param channel the channel
     * @param hiddenAt the seq of its newest entry when it was hidden; 0: it is not
     */
    record Noted(ChannelId channel, long hiddenAt) {}
}
