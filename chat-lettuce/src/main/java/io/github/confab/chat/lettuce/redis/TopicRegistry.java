package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.UnavailableException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What was asked of the Pub/Sub connection, and what it has confirmed. Not for use by many threads: {@link
 * LettucePushConnection} calls it in turn, with the connection's events in the order in which they happened.
 *
 * <p>Only the callback of a topic itself confirms it: Lettuce completes the future of a SUBSCRIBE with any topic's
 * confirmation.
 *
 * <p>When it reconnects, Lettuce subscribes by itself, with one command, all topics that were confirmed before. That is
 * the cheapest way to get them back (10 000 in a tenth of a second) and cannot be turned off, so it is made use of: such
 * a topic counts as requested from the first moment of the new connection, and the hub that asks for it only waits for
 * the confirmation, or has it at once. If Lettuce's command fails, which it hides, the hub's waiting time runs out and
 * the next time we ask ourselves.
 */
final class TopicRegistry {

    static final long CONFIRM_MILLIS = 2000;
    static final long NEVER = Long.MIN_VALUE / 2;

    private final TopicCommands commands;
    private final PushListener listener;
    private final LongSupplier now;
    private final Map<String, Topic> topics = new HashMap<>();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    private boolean up;
    private int incarnation;

    private record Waiting(Topic topic, long deadline) {}

    TopicRegistry(TopicCommands.Wire wire, PushListener listener, LongSupplier now) {
        this.commands = new TopicCommands(wire);
        this.listener = listener;
        this.now = now;
    }

    // ---- what the hubs want

    void attach(String name) {
        if (!up) {
            topic(name).wanted = true;
            listener.detached(name, unavailable(name, "the connection is down; it is being re-established"));
            return;
        }
        Topic topic = topic(name);
        topic.wanted = true;
        if (topic.leaving == 0 && now.getAsLong() - topic.confirmedUnasked <= CONFIRM_MILLIS) {
            topic.confirmedUnasked = NEVER;
            listener.attached(name);
            return;
        }
        topic.asking = true;
        topic.deadline = now.getAsLong() + CONFIRM_MILLIS;
        waiting.add(new Waiting(topic, topic.deadline));
        if (topic.leaving > 0 || !topic.requested) {
            commands.toAsk(topic);
        }
    }

    void detach(String name) {
        Topic topic = topic(name);
        topic.wanted = false;
        topic.asking = false;
        if (up) {
            commands.toLeave(topic);
        } else {
            forget(topic);
        }
    }

    /** Sends what was queued; called after the calls that came together, which so share a command. */
    void flush() {
        if (up) {
            commands.send(incarnation).forEach(this::forget);
        }
    }

    // ---- what the connection says

    void up() {
        up = true;
        incarnation++;
        topics.values().removeIf(topic -> {
            topic.reset();
            topic.requested = topic.held;
            return topic.isForgettable();
        });
        listener.up();
    }

    void down() {
        up = false;
        incarnation++;
        topics.values().forEach(Topic::reset);
        commands.clear();
        waiting.clear();
        listener.down();
    }

    /** The connection was up before anybody listened. */
    void assumeUp() {
        up = true;
    }

    void subscribed(String name) {
        Topic topic = topic(name);
        topic.held = true;
        if (topic.leaving > 0) {
            return;
        }
        topic.requested = false;
        if (!topic.wanted) {
            commands.toLeave(topic);
        } else if (topic.asking) {
            topic.asking = false;
            listener.attached(name);
        } else {
            topic.confirmedUnasked = now.getAsLong();
        }
    }

    void unsubscribed(String name) {
        Topic topic = topic(name);
        topic.held = false;
        topic.confirmedUnasked = NEVER;
        if (topic.leaving > 0) {
            topic.leaving--;
        } else if (topic.wanted && !topic.requested) {
            listener.detached(name, unavailable(name, "Redis ended the subscription"));
        }
        forget(topic);
    }

    void refused(List<String> names, int sentOn, Throwable failure) {
        if (sentOn != incarnation) {
            return;
        }
        for (String name : names) {
            Topic topic = topics.get(name);
            if (topic != null && topic.requested) {
                topic.requested = false;
                giveUp(topic, RedisErrors.translate("subscribe " + name, failure));
            }
        }
    }

    void leaveRefused(List<String> names, int sentOn) {
        if (sentOn != incarnation) {
            return;
        }
        for (String name : names) {
            Topic topic = topics.get(name);
            if (topic != null && topic.leaving > 0) {
                topic.leaving--;
                forget(topic);
            }
        }
    }

    // ---- waiting

    /** Tells those whose topic was not confirmed in time. */
    void expire() {
        long time = now.getAsLong();
        for (Waiting first = waiting.peek(); first != null && first.deadline() <= time; first = waiting.peek()) {
            waiting.remove();
            if (first.topic().asking && first.topic().deadline == first.deadline()) {
                first.topic().requested = false;
                giveUp(first.topic(), unavailable(first.topic().name, "Redis did not confirm it in time"));
            }
        }
    }

    /** Whether {@link #expire} has to be called again. */
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    private void giveUp(Topic topic, Throwable reason) {
        if (topic.asking) {
            topic.asking = false;
            listener.detached(topic.name, reason);
        }
    }

    private Topic topic(String name) {
        return topics.computeIfAbsent(name, Topic::new);
    }

    private void forget(Topic topic) {
        if (topic.isForgettable()) {
            topics.remove(topic.name, topic);
        }
    }

    private static UnavailableException unavailable(String name, String what) {
        return new UnavailableException("subscribe " + name + ": " + what, null);
    }
}
