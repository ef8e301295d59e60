package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.lettuce.engine.account.LiveSession.Tokens;
import io.github.confab.chat.lettuce.redis.PushConnection;
import io.github.confab.chat.lettuce.redis.PushListener;
import io.github.confab.chat.lettuce.redis.SessionStore;
import io.github.confab.chat.model.SessionToken;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * The sessions that have a client in this process. A push says that something has changed with a user's sessions: then
 * they are looked at; a push can be lost, so all are looked at now and then, too, which also keeps them from idling out.
 * Only the store ends a session, never a push.
 */
final class LiveSessions implements PushListener {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSessions.class);

    /** How many are asked about at the same time. */
    private static final int IN_FLIGHT = 64;

    /** How many users' pushes may wait: of more the next round takes care. */
    private static final int MAX_HINTS = 4096;

    private final Map<String, Set<LiveSession>> byTopic = new ConcurrentHashMap<>();
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final Sinks.Many<String> hints = Sinks.many().unicast().onBackpressureBuffer(hintQueue());
    private final Disposable.Composite running = Disposables.composite();

    private final SessionStore store;
    private final PushConnection push;
    private final Function<UserId, String> topics;
    private final Scheduler delivery;

    /** @param delivery where the application's code may run: it hears of the end */
    LiveSessions(SessionStore store, PushConnection push, Function<UserId, String> topics, Scheduler delivery) {
        this.store = store;
        this.push = push;
        this.topics = topics;
        this.delivery = delivery;
    }

    private static ArrayBlockingQueue<String> hintQueue() {
        return new ArrayBlockingQueue<>(MAX_HINTS);
    }

    void start(Duration period, Scheduler timers) {
        running.add(hints.asFlux()
                .concatMapIterable(topic -> byTopic.getOrDefault(topic, Set.of()))
                .flatMap(this::look, IN_FLIGHT)
                .subscribe(done -> {}, LiveSessions::mistake));
        running.add(Flux.interval(period, timers)
                .onBackpressureDrop()
                .concatMap(tick -> round(), 1)
                .subscribe(done -> {}, LiveSessions::mistake));
    }

    void close() {
        running.dispose();
    }

    private static void mistake(Throwable mistake) {
        LOG.error("the watch over sessions has stopped; please report this", mistake);
    }

    void add(LiveSession session) {
        byTopic.compute(topics.apply(session.user()), (topic, present) -> {
            Set<LiveSession> sessions = present != null ? present : ConcurrentHashMap.newKeySet();
            sessions.add(session);
            if (present == null) {
                // within compute, so that no detach of a client before overtakes it
                push.attach(topic);
            }
            return sessions;
        });
    }

    /** Whether it was watched. */
    boolean remove(LiveSession session) {
        AtomicBoolean watched = new AtomicBoolean();
        byTopic.computeIfPresent(topics.apply(session.user()), (topic, sessions) -> {
            watched.set(sessions.remove(session));
            if (!sessions.isEmpty()) {
                return sessions;
            }
            confirmed.remove(topic);
            push.detach(topic);
            return null;
        });
        return watched.get();
    }

    private Mono<Void> round() {
        byTopic.keySet().stream().filter(topic -> !confirmed.contains(topic)).forEach(push::attach);
        return Flux.fromIterable(byTopic.values())
                .concatMapIterable(sessions -> sessions)
                .flatMap(this::look, IN_FLIGHT)
                .then();
    }

    /** No answer is no news: whoever was let in stays until the store says otherwise. */
    private Mono<Void> look(LiveSession session) {
        Tokens tokens = session.tokens();
        return isAlive(session, tokens)
                .doOnNext(alive -> judge(session, tokens, alive))
                .then()
                .onErrorComplete();
    }

    private Mono<Boolean> isAlive(LiveSession session, Tokens tokens) {
        SessionToken next = tokens.next();
        Mono<Boolean> byPresent = isAlive(session, tokens.present());
        if (next == null) {
            return byPresent;
        }
        Mono<Boolean> byNext = isAlive(session, next).doOnNext(alive -> {
            if (alive) {
                session.settle(next);
            }
        });
        return byPresent.flatMap(alive -> alive ? Mono.just(true) : byNext);
    }

    private Mono<Boolean> isAlive(LiveSession session, SessionToken token) {
        return store.touch(session.link(), Digests.of(token)).hasElement();
    }

    private void judge(LiveSession session, Tokens asked, boolean alive) {
        if (alive) {
            return;
        }
        if (!session.tokens().equals(asked)) {
            // its token changed while the question was on its way
            hint(topics.apply(session.user()));
            return;
        }
        if (!remove(session)) {
            // its client was closed, or logs out, while the question was on its way
            return;
        }
        try {
            delivery.schedule(session::end);
        } catch (RejectedExecutionException closing) {
            LOG.debug("a session ended after the chat was closed");
        }
    }

    private void hint(String topic) {
        // a full queue, or two at the same moment: the next round looks at all
        hints.tryEmitNext(topic);
    }

    // ---- what comes over the Pub/Sub connection, on its event loop

    @Override
    public void attached(String topic) {
        if (byTopic.containsKey(topic)) {
            confirmed.add(topic);
            // what was pushed before is not known here
            hint(topic);
        }
    }

    @Override
    public void detached(String topic, Throwable reason) {
        confirmed.remove(topic);
    }

    @Override
    public void pushed(String topic, byte[] frame) {
        hint(topic);
    }

    @Override
    public void up() {
        byTopic.keySet().forEach(push::attach);
    }

    @Override
    public void down() {
        confirmed.clear();
    }
}
