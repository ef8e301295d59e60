package io.github.confab.chat.lettuce.accounts;

import io.github.confab.chat.lettuce.redis.PushConnection;
import io.github.confab.chat.lettuce.redis.PushListener;

/** A Pub/Sub connection over which no push of a user's topic arrives. */
record DeafPush(PushConnection connection) implements PushConnection {

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
                if (!topic.startsWith("user:")) {
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
