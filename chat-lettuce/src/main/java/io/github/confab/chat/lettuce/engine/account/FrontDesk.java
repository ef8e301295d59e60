package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.Account;
import io.github.confab.chat.Sessions;
import io.github.confab.chat.lettuce.engine.account.Entrance.Secrets;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.Gate;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.engine.base.RandomIds;
import io.github.confab.chat.lettuce.redis.KeySpace;
import io.github.confab.chat.lettuce.redis.PushConnection;
import io.github.confab.chat.lettuce.redis.PushListener;
import io.github.confab.chat.lettuce.redis.ThrottleStore;
import io.github.confab.chat.model.Login;
import io.github.confab.chat.model.SessionToken;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Everything about accounts and sessions in one process: the door of this package. Safe for use by many threads. */
public final class FrontDesk {

    private static final int TOKEN_BYTES = 32;

    private final AccountSettings settings;
    private final DeskThreads threads;
    private final AccountStores stores;
    private final Attempts attempts;
    private final PasswordDesk passwords;
    private final RandomGenerator random;
    private final Supplier<String> ids;
    private final LiveSessions live;

    /**
     * Where it runs.
     *
     * @param timers for the watch over sessions
     * @param delivery where the application's code may run
     * @param hashing where passwords are hashed
     * @param hashingCount how many threads that has
     * @param random a secure one: it makes tokens
     */
    public record DeskThreads(
            Scheduler timers, Scheduler delivery, Scheduler hashing, int hashingCount, RandomGenerator random) {}

    /**
     * @param stores what is kept of accounts
     * @param throttles counts attempts
     * @param settings how it behaves
     * @param threads where it runs; not closed here
     * @param wires the Pub/Sub connection and the names of topics
     */
    public FrontDesk(
            AccountStores stores, ThrottleStore throttles, AccountSettings settings, DeskThreads threads, Wires wires) {
        this.settings = settings;
        this.threads = threads;
        this.stores = stores;
        this.attempts = new Attempts(throttles, settings.limits());
        this.passwords = new PasswordDesk(settings.hashing(), threads.hashing(), threads.hashingCount());
        this.random = threads.random();
        this.ids = new RandomIds(threads.random());
        this.live = new LiveSessions(stores.sessions(), wires.push(), wires.keys()::userTopic, threads.delivery());
    }

    /**
     * How it hears of changes.
     *
     * @param push the Pub/Sub connection
     * @param keys names the topics
     */
    public record Wires(PushConnection push, KeySpace keys) {}

    public void start() {
        live.start(settings.sessionCheck(), threads.timers());
    }

    public void close() {
        live.close();
        passwords.close();
    }

    /** Hears the pushes of users' topics. */
    public PushListener listener() {
        return live;
    }

    public AccountUsers users(OpenGuard guard) {
        return new AccountUsers(stores, passwords, attempts, ids, guard);
    }

    public Mono<Admission> login(Login login) {
        return entrance().login(login);
    }

    public Mono<Admission> resume(SessionToken token) {
        return entrance().resume(token);
    }

    private Entrance entrance() {
        return new Entrance(stores, passwords, attempts, settings.sessions(), new Secrets(ids, this::newToken));
    }

    /** Watches over the session of a client from now on; {@link #leave} ends that. */
    public LiveSession enter(Admission admission, Gate gate) {
        LiveSession session = new LiveSession(admission, gate);
        live.add(session);
        return session;
    }

    /** The client is closed; its session goes on. */
    public void leave(LiveSession session) {
        live.remove(session);
    }

    /** Ends a session in the store, for all its clients. The one that asks is not watched meanwhile: it is not shut out. */
    public Mono<Void> logout(LiveSession session) {
        return Mono.defer(() -> {
            live.remove(session);
            return stores.sessions()
                    .end(session.user(), session.id())
                    .doOnError(failure -> live.add(session))
                    .doOnCancel(() -> live.add(session))
                    .then();
        });
    }

    public Account account(Author author, Optional<LiveSession> session, OpenGuard guard) {
        return new OwnAccount(author, session, this, guard);
    }

    public Sessions sessions(Author author, Optional<LiveSession> session, OpenGuard guard) {
        return new OwnSessions(author.id(), session, stores.sessions(), guard);
    }

    AccountStores stores() {
        return stores;
    }

    Attempts attempts() {
        return attempts;
    }

    PasswordDesk passwords() {
        return passwords;
    }

    SessionToken newToken() {
        byte[] bits = new byte[TOKEN_BYTES];
        random.nextBytes(bits);
        return SessionToken.ofRandom(bits);
    }

    Duration longestSession() {
        return settings.sessions().longest();
    }
}
