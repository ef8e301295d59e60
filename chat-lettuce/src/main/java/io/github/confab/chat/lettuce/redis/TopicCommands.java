package io.github.confab.chat.lettuce.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects topics to subscribe and unsubscribe, and sends them in as few commands as possible. An UNSUBSCRIBE goes out
 * only if the topic is still unwanted at that moment. Not for use by many threads.
 */
final class TopicCommands {

    private static final int BATCH = 500;

    private final Wire wire;
    private final List<Topic> asked = new ArrayList<>();
    private final List<Topic> left = new ArrayList<>();

    /** Sends commands; their failures come back with the incarnation they were sent on. */
    interface Wire {

        void subscribe(List<String> topics, int incarnation);

        void unsubscribe(List<String> topics, int incarnation);
    }

    TopicCommands(Wire wire) {
        this.wire = wire;
    }

    void toAsk(Topic topic) {
        if (!topic.queuedToAsk) {
            topic.queuedToAsk = true;
            asked.add(topic);
        }
    }

    void toLeave(Topic topic) {
        if (!topic.queuedToLeave) {
            topic.queuedToLeave = true;
            left.add(topic);
        }
    }

    void clear() {
        asked.clear();
        left.clear();
    }

    /** Sends everything collected; gives the topics that may be forgotten, if nothing else is known of them. */
    List<Topic> send(int incarnation) {
        List<Topic> done = sendLeaves(incarnation);
        sendAsks(incarnation);
        return done;
    }

    private List<Topic> sendLeaves(int incarnation) {
        if (left.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>(left.size());
        List<Topic> done = new ArrayList<>();
        for (Topic topic : left) {
            topic.queuedToLeave = false;
            if (!topic.wanted && (topic.held || topic.requested)) {
                topic.leaving++;
                topic.requested = false;
                names.add(topic.name);
            } else {
                done.add(topic);
            }
        }
        left.clear();
        for (int from = 0; from < names.size(); from += BATCH) {
            wire.unsubscribe(names.subList(from, Math.min(from + BATCH, names.size())), incarnation);
        }
        return done;
    }

    private void sendAsks(int incarnation) {
        if (asked.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>(asked.size());
        for (Topic topic : asked) {
            topic.queuedToAsk = false;
            if (topic.asking) {
                topic.requested = true;
                names.add(topic.name);
            }
        }
        asked.clear();
        for (int from = 0; from < names.size(); from += BATCH) {
            wire.subscribe(names.subList(from, Math.min(from + BATCH, names.size())), incarnation);
        }
    }
}
