package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.lettuce.redis.PushListener;
import java.util.function.Predicate;

/**
 * Gives what comes over the one Pub/Sub connection to whom it concerns: topics of users to one listener, all others to
 * another. Both hear that the connection is up or down.
 */
final class PushRouter implements PushListener {

    private final PushListener channels;
    private final PushListener users;
    private final Predicate<String> isOfUser;

    PushRouter(PushListener channels, PushListener users, Predicate<String> isOfUser) {
        this.channels = channels;
        this.users = users;
        this.isOfUser = isOfUser;
    }

    private PushListener listener(String topic) {
        return isOfUser.test(topic) ? users : channels;
    }

    @Override
    public void attached(String topic) {
        listener(topic).attached(topic);
    }

    @Override
    public void detached(String topic, Throwable reason) {
        listener(topic).detached(topic, reason);
    }

    @Override
    public void pushed(String topic, byte[] frame) {
        listener(topic).pushed(topic, frame);
    }

    @Override
    public void up() {
        channels.up();
        users.up();
    }

    @Override
    public void down() {
        channels.down();
        users.down();
    }
}
