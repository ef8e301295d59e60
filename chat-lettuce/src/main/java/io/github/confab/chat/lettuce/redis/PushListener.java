package io.github.confab.chat.lettuce.redis;

/** Hears what comes over the Pub/Sub connection; called on its event loop, so it only hands over. */
public interface PushListener {

    /** Redis has confirmed the topic on the present connection: every push from now on arrives, while it lives. */
    void attached(String topic);

    /** The topic is no longer, or could not be, subscribed. */
    void detached(String topic, Throwable reason);

    /** A push. */
    void pushed(String topic, byte[] frame);

    /** The connection is up again; no topic is attached on it yet. */
    void up();

    /** The connection is gone, and all topics with it. */
    void down();
}
