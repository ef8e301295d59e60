package io.github.confab.chat.lettuce.engine.people;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.ChannelState;
import io.github.confab.chat.lettuce.redis.ChannelStore;
import io.github.confab.chat.lettuce.redis.UserChannels;
import io.github.confab.chat.lettuce.redis.UserChannels.Noted;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Which channels a user belongs to. Channels are the truth and are changed first; this follows, in the user's own slot.
 * Nothing fails because this does: what is wrong here is put right when the user comes by.
 */
public final class MembershipIndex {

    private final UserChannels noted;
    private final ChannelStore channels;

    /**
     * @param noted what is noted of each user
     * @param channels what is true
     */
    public MembershipIndex(UserChannels noted, ChannelStore channels) {
        this.noted = noted;
        this.channels = channels;
    }

    /** The user was seen to be a member. */
    public Mono<Void> seen(UserId user, ChannelId channel) {
        return noted.seen(user, channel).onErrorComplete(ChatException.class);
    }

    /** As {@link #seen}, unless it is the application, which is member of nothing. */
    public Mono<Void> seen(Actor actor, ChannelId channel) {
        return actor.trusted() ? Mono.empty() : seen(actor.user(), channel);
    }

    /** The user wants to see the channel. */
    Mono<Void> shown(UserId user, ChannelId channel) {
        return noted.show(user, channel).onErrorComplete(ChatException.class);
    }

    /** The user does not want to see the direct channel before something new happens in it. */
    Mono<Void> hidden(UserId user, ChannelState direct) {
        long seq = direct.asker().last().seq();
        return noted.hide(user, direct.info().id(), seq).onErrorComplete(ChatException.class);
    }

    /** The user was seen to be no member; who has joined meanwhile is noted again. */
    Mono<Void> gone(UserId user, ChannelId channel) {
        return noted.drop(user, channel)
                .then(Mono.defer(() -> channels.read(channel, new Actor(user, false))))
                .filter(ChannelState::member)
                .flatMap(member -> noted.seen(user, channel))
                .onErrorComplete(ChatException.class);
    }

    Mono<List<Noted>> of(UserId user, int most) {
        return noted.list(user, most);
    }
}
