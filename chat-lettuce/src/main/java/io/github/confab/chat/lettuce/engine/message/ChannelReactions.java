package io.github.confab.chat.lettuce.engine.message;

import io.github.confab.chat.Reactions;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.ReactionStore;
import io.github.confab.chat.lettuce.redis.ReactionStore.Act;
import io.github.confab.chat.lettuce.redis.ReactionStore.Change;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Reaction;
import io.github.confab.chat.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** The {@link Reactions} of one channel. */
final class ChannelReactions implements Reactions {

    private static final int MOST_MESSAGES = 200;

    private final ChannelId channel;
    private final ReactionStore store;
    private final Actor actor;
    private final OpenGuard guard;

    ChannelReactions(ChannelId channel, ReactionStore store, Actor actor, OpenGuard guard) {
        this.channel = channel;
        this.store = store;
        this.actor = actor;
        this.guard = guard;
    }

    @Override
    public Mono<Boolean> add(MessageId message, Reaction reaction) {
        return changed("react to a message of channel ", message, reaction, Act.GIVE)
                .map(Change::changed);
    }

    @Override
    public Mono<Boolean> remove(MessageId message, Reaction reaction) {
        return changed("take back a reaction in channel ", message, reaction, Act.TAKE_BACK)
                .map(Change::changed);
    }

    @Override
    public Mono<Boolean> toggle(MessageId message, Reaction reaction) {
        return changed("react to a message of channel ", message, reaction, Act.TOGGLE)
                .map(Change::given);
    }

    private Mono<Change> changed(String what, MessageId message, Reaction reaction, Act act) {
        Arguments.present("message id", message);
        Arguments.present("reaction", reaction);
        return guard.whileOpen(what + channel, () -> store.change(channel, message, reaction, act, actor));
    }

    @Override
    public Mono<Page<UserId>> who(MessageId message, Reaction reaction, PageRequest page) {
        Arguments.present("message id", message);
        Arguments.present("reaction", reaction);
        Arguments.present("page request", page);
        return guard.whileOpen(
                "read the reactions to a message of channel " + channel,
                () -> store.who(channel, message, reaction, page, actor));
    }

    @Override
    public Mono<Map<MessageId, Set<Reaction>>> mine(List<MessageId> messages) {
        List<MessageId> asked = new ArrayList<>(Arguments.present("messages", messages));
        asked.forEach(message -> Arguments.present("message id", message));
        if (asked.size() > MOST_MESSAGES) {
            throw new InvalidArgumentException(
                    "messages", "must be at most " + MOST_MESSAGES + ", got: " + asked.size());
        }
        return guard.whileOpen(
                "read the reactions to messages of channel " + channel, () -> store.mine(channel, asked, actor));
    }
}
