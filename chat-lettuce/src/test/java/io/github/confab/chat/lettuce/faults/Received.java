package io.github.confab.chat.lettuce.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.StreamMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** What one subscriber was given, in the order it was given. */
final class Received implements AutoCloseable {

    private final String name;
    private final List<String> texts = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Disposable subscription;
    private Throwable failure;

    private Received(String name, Flux<StreamMessage> messages) {
        this.name = name;
        this.subscription = messages.subscribe(message -> add(message.text()), this::failed);
    }

    static Received by(String name, Flux<StreamMessage> messages) {
        return new Received(name, messages);
    }

    /** Waits until so many have come, or time is up; gives how many have. */
    int await(int count, Duration limit) {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (texts.size() < count && failure == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            assertThat(failure).as("%s has no error", name).isNull();
            return texts.size();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } finally {
            lock.unlock();
        }
    }

    /** Each expected text once, in this order, and nothing else. */
    void assertExactly(List<String> expected, Duration limit) {
        await(expected.size(), limit);
        // what comes twice may come late
        await(expected.size() + 1, Duration.ofMillis(200));
        lock.lock();
        try {
            for (int i = 0; i < Math.min(texts.size(), expected.size()); i++) {
                assertThat(texts.get(i))
                        .as("%s, message %d of %d", name, i, expected.size())
                        .isEqualTo(expected.get(i));
            }
            assertThat(texts).as("%s has each message once", name).hasSameSizeAs(expected);
        } finally {
            lock.unlock();
        }
    }

    private void add(String text) {
        lock.lock();
        try {
            texts.add(text);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void failed(Throwable thrown) {
        lock.lock();
        try {
            failure = thrown;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        subscription.dispose();
    }
}
