package io.github.confab.chat.lettuce.faults;

import io.github.confab.chat.lettuce.redis.PushConnection;
import io.github.confab.chat.lettuce.redis.PushListener;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** A Pub/Sub connection that loses some of the pushes, as no network promises not to. */
final class LossyPush implements PushConnection {

    private final PushConnection connection;
    private final double share;
    private final Random random;
    private final AtomicInteger lost = new AtomicInteger();

    LossyPush(PushConnection connection, double share, long seed) {
        this.connection = connection;
        this.share = share;
        this.random = new Random(seed);
    }

    int lost() {
        return lost.get();
    }

    @Override
    public void listen(PushListener listener) {
        connection.listen(new PushListener() {
            @Override
            public void attached(String topic) {
                listener.attached(topic);
            }

            @Override
            public void detached(String topic, Throwable reason) {
                listener.detached(topic, reason);
            }

            @Override
            public void pushed(String topic, byte[] frame) {
                if (random.nextDouble() < share) {
                    lost.incrementAndGet();
                } else {
                    listener.pushed(topic, frame);
                }
            }

            @Override
            public void up() {
                listener.up();
            }

            @Override
            public void down() {
                listener.down();
            }
        });
    }

    @Override
    public void attach(String topic) {
        connection.attach(topic);
    }

    @Override
    public void detach(String topic) {
        connection.detach(topic);
    }

    @Override
    public boolean isUp() {
        return connection.isUp();
    }
}
