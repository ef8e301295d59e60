package io.github.confab.chat.memory;

import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.Users;
import io.github.confab.chat.error.UserDeactivatedException;
import io.github.confab.chat.model.Login;
import io.github.confab.chat.model.SessionToken;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A whole chat in memory, for the unit tests of applications that embed one: no Redis, no network, no waiting.
 *
 * <p>It keeps every contract that the backend on Redis keeps. A publish is delivered on the thread that publishes: when
 * its Mono has completed, every subscriber with demand has the message, so a test needs no waiting; but a subscriber
 * that blocks holds up the publisher, so use {@code publishOn} for one. What is produced without a push shows at the idle
 * check, also here. Handlers of workers run on threads of the chat, or on the scheduler of the options.
 *
 * <p>Messages are limited to 4 000 code points and 16 KiB. Retention is exact and applied at once. Ids of users and
 * channels count from {@code u1} and {@code c1}. Worker groups know no {@code ackTimeout}, since no process can vanish.
 *
 * <p>Safe for use by many threads.
 */
public final class MemoryChat implements Chat {

    private static final int MOST_THREADS = 8;
    private static final int MOST_TASKS = 100_000;
    private static final int IDLE_SECONDS = 10;

    private final MemoryStore store;
    private final MemoryChatOptions options;
    private final Lifetime lifetime = new Lifetime();
    private final Scheduler scheduler;
    private final ChatClient system;

    private MemoryChat(MemoryStore store, MemoryChatOptions options) {
        this.store = store;
        this.options = options;
        this.scheduler = options.scheduler().orElseGet(this::ownThreads);
        this.system = client(MemoryUser.SYSTEM, lifetime.child());
        new MemoryPostman(store.schedules(), options.clock(), scheduler, lifetime, this::writing).start();
    }

    /**
     * An empty chat that keeps time as the system does.
     *
     * @return the chat; close it to end its threads
     */
    public static MemoryChat create() {
        return create(MemoryChatOptions.defaults());
    }

    /**
     * An empty chat.
     *
     * @param options how it keeps time
     * @return the chat
     */
    public static MemoryChat create(MemoryChatOptions options) {
        Arguments.present("options", options);
        return new MemoryChat(MemoryStore.empty(options.clock()), options);
    }

    /**
     * Another chat with the same users and channels, as another process on the same Redis would have it.
     *
     * @return the chat, which is closed by itself
     */
    public MemoryChat another() {
        return new MemoryChat(store, options);
    }

    @Override
    public Users users() {
        return new MemoryUsers(store, lifetime);
    }

    @Override
    public Mono<ChatClient> actAs(UserId user) {
        Arguments.present("user id", user);
        return lifetime.ask("act as " + user, () -> {
            User known = store.accounts().change(user, account -> {
                if (!account.isActive()) {
                    throw new UserDeactivatedException(user);
                }
                return account.user();
            });
            return client(known, lifetime.child());
        });
    }

    @Override
    public Mono<ChatClient> login(Login login) {
        Arguments.present("login", login);
        return lifetime.ask("log in", () -> {
            String name = login.credentials().username().normalized();
            login.source().ifPresent(store.tries()::login);
            store.tries().account(name);
            User user = store.accounts().authenticated(login.credentials());
            store.tries().succeeded(name);
            return client(store.sessions().open(user, login.device()));
        });
    }

    @Override
    public Mono<ChatClient> resume(SessionToken token) {
        Arguments.present("session token", token);
        return lifetime.ask("resume a session", () -> client(store.sessions().resume(token)));
    }

    private ChatClient client(SessionState session) {
        Lifetime until = lifetime.child();
        store.sessions().join(session, until);
        Duration left = Duration.between(options.clock().instant(), session.createdAt.plus(SessionState.LONGEST));
        until.onClose(
                scheduler.schedule(() -> store.sessions().expire(session), left.toMillis(), TimeUnit.MILLISECONDS)
                        ::dispose);
        return client(context(session.user, until), Optional.of(session));
    }

    @Override
    public ChatClient system() {
        return system;
    }

    @Override
    public Mono<Void> close() {
        return Mono.fromRunnable(lifetime::close);
    }

    /** A client for a message that is due. */
    private Mono<ChatClient> writing(UserId author) {
        return author.equals(UserId.SYSTEM) ? Mono.just(system) : actAs(author);
    }

    private ChatClient client(User user, Lifetime until) {
        return client(context(user, until), Optional.empty());
    }

    private ChatClient client(Session session, Optional<SessionState> login) {
        return new MemoryClient(session, new Visits(session, lifetime, login), login);
    }

    private Session context(User user, Lifetime until) {
        return new Session(
                user, store, until, options.clock(), scheduler, new ConcurrentHashMap<>(), options.idleCheck());
    }

    private Scheduler ownThreads() {
        Scheduler own = Schedulers.newBoundedElastic(MOST_THREADS, MOST_TASKS, "memory-chat", IDLE_SECONDS, true);
        lifetime.onClose(own::dispose);
        return own;
    }
}
