package io.github.confab.chat.lettuce.redis;

/**
 * The one Pub/Sub connection of a process, and the registry of topics on it: the only sender of SUBSCRIBE and
 * UNSUBSCRIBE. Calls return at once and may come from any thread.
 */
public interface PushConnection {

    /** Names the one listener; before anything else. */
    void listen(PushListener listener);

    /**
     * Asks for a topic, also when it was asked for before (a lost subscription is mended so). Its confirmation comes as
     * {@link PushListener#attached}, a failure as {@link PushListener#detached}.
     */
    void attach(String topic);

    /** Gives a topic up, unless somebody asks for it again before the command goes out. */
    void detach(String topic);

    /** Whether the connection is up at this moment. */
    boolean isUp();
}
