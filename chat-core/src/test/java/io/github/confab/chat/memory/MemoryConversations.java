package io.github.confab.chat.memory;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Conversations;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Conversation;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.UserId;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import reactor.core.publisher.Mono;

/** The channels of one user. */
final class MemoryConversations implements Conversations {

    private final Session session;
    private final Visits visits;
    private final UserId me;

    MemoryConversations(Session session, Visits visits) {
        this.session = session;
        this.visits = visits;
        this.me = session.user().id();
    }

    @Override
    public Mono<Channel> direct(UserId other) {
        if (Arguments.present("user id", other).equals(me) || other.equals(UserId.SYSTEM)) {
            throw new InvalidArgumentException("user id", "must be another user's, got: " + other);
        }
        return session.lifetime().ask("open a direct channel with " + other, () -> {
            if (me.equals(UserId.SYSTEM)) {
                throw new ForbiddenException(ChannelId.of("direct"), me, Reason.DIRECT);
            }
            if (session.store().accounts().find(other).isEmpty()) {
                throw new UserNotFoundException(other.value());
            }
            boolean isNew = !session.store().directory().hasDirect(me, other);
            ChannelState channel = session.store().directory().direct(me, other);
            session.tell(isNew, other, "added", channel.id());
            channel.people(people -> {
                people.door().show(me);
                return true;
            });
            return new MemoryChannel(channel.id(), session, visits);
        });
    }

    @Override
    public Mono<Page<Conversation>> list(PageRequest page) {
        Arguments.present("page", page).token().ifPresent(MemoryConversations::check);
        return session.lifetime().ask("list conversations", () -> {
            NavigableMap<String, Conversation> found = new TreeMap<>();
            for (ChannelState channel : session.store().directory().all()) {
                MessageId newest = channel.log().newest().id();
                conversation(channel, newest).ifPresent(mine -> found.put(place(newest, channel.id()), mine));
            }
            return Pages.of(found, page);
        });
    }

    private Optional<Conversation> conversation(ChannelState channel, MessageId newest) {
        return channel.people(people -> {
            boolean shown = people.has(me) && !people.door().isHidden(me, newest.seq());
            return shown
                    ? Optional.of(new Conversation(
                            channel.info(),
                            people.role(me),
                            newest.timestamp(),
                            channel.readers().unread(me),
                            people.peer(me)))
                    : Optional.<Conversation>empty();
        });
    }

    /** Sorts as the newest first. */
    private static String place(MessageId newest, ChannelId id) {
        return String.format("%019d.%019d.%s", Long.MAX_VALUE - newest.millis(), Long.MAX_VALUE - newest.seq(), id);
    }

    private static void check(String token) {
        if (!token.matches("\\d{19}\\.\\d{19}\\..+")) {
            throw new InvalidArgumentException("page token", "must be the next() of a page of the same list");
        }
    }
}
