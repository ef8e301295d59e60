package io.github.confab.chat.memory;

import io.github.confab.chat.Account;
import io.github.confab.chat.Channel;
import io.github.confab.chat.Channels;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.Conversations;
import io.github.confab.chat.Inbox;
import io.github.confab.chat.OwnPresence;
import io.github.confab.chat.Sessions;
import io.github.confab.chat.UnreadCounts;
import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.User;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** One user, or the application. */
final class MemoryClient implements ChatClient {

    private final Session session;
    private final Visits visits;
    private final Optional<SessionState> login;

    MemoryClient(Session session, Visits visits, Optional<SessionState> login) {
        this.session = session;
        this.visits = visits;
        this.login = login;
    }

    @Override
    public User user() {
        return session.user();
    }

    @Override
    public Channels channels() {
        return new MemoryChannels(session, visits);
    }

    @Override
    public OwnPresence presence() {
        return new MemoryOwnPresence(session, visits);
    }

    @Override
    public Conversations conversations() {
        return new MemoryConversations(session, visits);
    }

    @Override
    public Channel channel(ChannelId id) {
        return new MemoryChannel(Arguments.present("channel id", id), session, visits);
    }

    @Override
    public Account account() {
        return new MemoryAccount(session, login);
    }

    @Override
    public Sessions sessions() {
        return new MemorySessions(session, login);
    }

    @Override
    public Mono<Void> logout() {
        return session.lifetime()
                .ask("log out", () -> true)
                .doOnNext(open -> {
                    // first itself, so that its own subscriptions complete
                    session.lifetime().close();
                    login.ifPresent(state ->
                            session.store().sessions().end(session.user().id(), state.id::equals));
                })
                .onErrorComplete(SessionExpiredException.class)
                .then();
    }

    @Override
    public UnreadCounts unread() {
        return new MemoryUnreadCounts(session);
    }

    @Override
    public Inbox inbox() {
        return new MemoryInbox(session);
    }

    @Override
    public Mono<Void> close() {
        return Mono.fromRunnable(session.lifetime()::close);
    }
}
