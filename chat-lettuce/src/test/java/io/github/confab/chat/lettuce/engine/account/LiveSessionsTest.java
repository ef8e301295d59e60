package io.github.confab.chat.lettuce.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.Gate;
import io.github.confab.chat.lettuce.redis.NewSession;
import io.github.confab.chat.lettuce.redis.PushConnection;
import io.github.confab.chat.lettuce.redis.PushListener;
import io.github.confab.chat.lettuce.redis.SessionLink;
import io.github.confab.chat.lettuce.redis.SessionSeen;
import io.github.confab.chat.lettuce.redis.SessionStore;
import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.SessionInfo;
import io.github.confab.chat.model.SessionToken;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The watch over sessions, in virtual time, with a store and pushes that do what the test says. */
final class LiveSessionsTest {

    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final UserId ADA = UserId.of("ada");
    private static final String TOPIC = "user:{ada}:t";
    private static final SessionToken TOKEN = SessionToken.ofRandom(new byte[32]);
    private static final SessionToken NEXT = SessionToken.ofRandom("0123456789abcdef0123456789abcdef".getBytes());

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final Gate gate = new Gate(Schedulers.immediate());
    private final Store store = new Store();
    private final Pushes pushes = new Pushes();
    private final LiveSessions sessions =
            new LiveSessions(store, pushes, user -> "user:{" + user + "}:t", Schedulers.immediate());
    private final LiveSession session = session("s1");

    private LiveSession session(String id) {
        store.alive.add(id + Digests.of(TOKEN));
        return new LiveSession(
                new Admission(new Author(ADA, "ada", false), SessionId.of(id), "device", TOKEN), gate.inner());
    }

    @BeforeEach
    void start() {
        sessions.start(PERIOD, time);
        sessions.add(session);
    }

    @AfterEach
    void close() {
        sessions.close();
        time.dispose();
    }

    private boolean isOpen(LiveSession one) {
        store.touched.clear();
        sessions.pushed(TOPIC, new byte[0]);
        return store.touched.contains(one.id().value());
    }

    @Test
    void add_firstAndLast_holdTheTopic() {
        LiveSession second = session("s2");
        sessions.add(second);
        assertThat(pushes.calls).containsExactly("attach " + TOPIC);
        sessions.remove(session);
        sessions.remove(second);
        assertThat(pushes.calls).containsExactly("attach " + TOPIC, "detach " + TOPIC);
        sessions.remove(second);
        assertThat(pushes.calls).hasSize(2);
    }

    @Test
    void pushed_sessionAlive_goesOn() {
        sessions.pushed(TOPIC, "2u;sessions\n".getBytes());
        assertThat(store.touched).containsExactly("s1");
        assertThat(isOpen(session)).as("a push alone ends nothing").isTrue();
    }

    @Test
    void pushed_sessionEnded_isShutOut() {
        store.alive.clear();
        sessions.pushed(TOPIC, "2u;sessions\n".getBytes());
        assertThat(pushes.calls).as("nobody is left").containsExactly("attach " + TOPIC, "detach " + TOPIC);
        assertThat(isOpen(session)).isFalse();
    }

    @Test
    void attached_whatWasPushedBefore_isFound() {
        store.alive.clear();
        sessions.attached(TOPIC);
        assertThat(isOpen(session)).isFalse();
    }

    @Test
    void round_withoutPush_findsTheEnd() {
        store.alive.clear();
        time.advanceTimeBy(PERIOD.minusMillis(1));
        assertThat(store.touched).isEmpty();
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(isOpen(session)).isFalse();
    }

    @Test
    void round_storeAway_keepsTheSession() {
        store.away = true;
        time.advanceTimeBy(PERIOD.multipliedBy(3));
        store.away = false;
        assertThat(isOpen(session)).as("no answer is no news").isTrue();
    }

    @Test
    void round_topicNotConfirmed_asksAgain() {
        time.advanceTimeBy(PERIOD);
        assertThat(pushes.calls).hasSize(2);
        sessions.attached(TOPIC);
        time.advanceTimeBy(PERIOD);
        assertThat(pushes.calls).as("it is confirmed").hasSize(2);
        sessions.detached(TOPIC, new IllegalStateException("refused"));
        time.advanceTimeBy(PERIOD);
        assertThat(pushes.calls).as("it was lost").hasSize(3);
        sessions.attached(TOPIC);
        sessions.down();
        sessions.up();
        assertThat(pushes.calls).as("another connection").hasSize(4);
    }

    @Test
    void expect_eitherToken_counts() {
        session.expect(NEXT);
        store.alive.clear();
        store.alive.add("s1" + Digests.of(NEXT));
        sessions.pushed(TOPIC, new byte[0]);
        assertThat(session.token()).as("the store knows the next one").isEqualTo(NEXT);
        assertThat(isOpen(session)).isTrue();
    }

    @Test
    void tokenChanges_whileAsked_isAskedAgain() {
        store.alive.clear();
        store.alive.add("s1" + Digests.of(NEXT));
        store.meanwhile = () -> session.settle(NEXT);
        sessions.pushed(TOPIC, new byte[0]);
        assertThat(isOpen(session)).as("the answer was about the old token").isTrue();
    }

    /** Knows who is alive. */
    private static final class Store implements SessionStore {

        private final Set<String> alive = new HashSet<>();
        private final List<String> touched = new ArrayList<>();
        private boolean away;
        private Runnable meanwhile = () -> {};

        @Override
        public Mono<SessionSeen> touch(SessionLink link, String tokenHash) {
            return Mono.defer(() -> {
                if (away) {
                    return Mono.error(new UnavailableException("away", null));
                }
                touched.add(link.session().value());
                boolean found = alive.contains(link.session().value() + tokenHash);
                meanwhile.run();
                meanwhile = () -> {};
                return found ? Mono.just(new SessionSeen("ada", "device")) : Mono.empty();
            });
        }

        @Override
        public Mono<Boolean> open(NewSession session, String credentialVersion) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<SessionLink> find(String tokenHash) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<List<SessionInfo>> list(UserId user, Optional<SessionId> current) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Boolean> end(UserId user, SessionId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Integer> endOthers(UserId user, Optional<SessionId> keep) {
            throw new UnsupportedOperationException();
        }
    }

    /** Notes what it is asked. */
    private static final class Pushes implements PushConnection {

        private final List<String> calls = new ArrayList<>();

        @Override
        public void listen(PushListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void attach(String topic) {
            calls.add("attach " + topic);
        }

        @Override
        public void detach(String topic) {
            calls.add("detach " + topic);
        }

        @Override
        public boolean isUp() {
            return true;
        }
    }
}
