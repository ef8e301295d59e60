package io.github.confab.chat.memory;

import io.github.confab.chat.Reactions;
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
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What people give messages. */
final class MemoryReactions implements Reactions {

    private static final int MOST_MESSAGES = 200;

    private final ChannelId id;
    private final Session session;
    private final UserId me;

    MemoryReactions(ChannelId id, Session session) {
        this.id = id;
        this.session = session;
        this.me = session.user().id();
    }

    @Override
    public Mono<Boolean> add(MessageId message, Reaction reaction) {
        checked(message, reaction);
        return act("react to a message of", book -> book.add(me, message, reaction));
    }

    @Override
    public Mono<Boolean> remove(MessageId message, Reaction reaction) {
        checked(message, reaction);
        return act("take back a reaction to a message of", book -> book.remove(me, message, reaction));
    }

    @Override
    public Mono<Boolean> toggle(MessageId message, Reaction reaction) {
        checked(message, reaction);
        return act("react to a message of", book -> book.toggle(me, message, reaction));
    }

    @Override
    public Mono<Page<UserId>> who(MessageId message, Reaction reaction, PageRequest page) {
        checked(message, reaction);
        Arguments.present("page request", page);
        return act("read the reactions to a message of", book -> book.who(me, message, reaction, page));
    }

    @Override
    public Mono<Map<MessageId, Set<Reaction>>> mine(List<MessageId> messages) {
        List<MessageId> asked = new ArrayList<>(Arguments.present("messages", messages));
        asked.forEach(message -> Arguments.present("message id", message));
        if (asked.size() > MOST_MESSAGES) {
            throw new InvalidArgumentException("messages", "must be at most 200, got: " + asked.size());
        }
        return act("read the reactions to messages of", book -> book.mine(me, asked));
    }

    private static void checked(MessageId message, Reaction reaction) {
        Arguments.present("message id", message);
        Arguments.present("reaction", reaction);
    }

    private <T> Mono<T> act(String what, Function<ReactionBook, T> act) {
        return session.lifetime()
                .ask(
                        what + " channel " + id,
                        () -> session.store().directory().channel(id).onMessages(acts -> act.apply(acts.reactions())));
    }
}
