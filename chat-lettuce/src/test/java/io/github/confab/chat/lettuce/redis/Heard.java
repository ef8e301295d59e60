package io.github.confab.chat.lettuce.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes down what a push connection says. */
final class Heard implements PushListener {

    final List<String> events = Collections.synchronizedList(new ArrayList<>());
    volatile Throwable reason;

    /** Makes every call end in a mistake, after it was written down. */
    volatile boolean clumsy;

    @Override
    public void attached(String topic) {
        events.add("attached " + topic);
        stumble();
    }

    @Override
    public void detached(String topic, Throwable why) {
        reason = why;
        events.add("detached " + topic);
        stumble();
    }

    @Override
    public void pushed(String topic, byte[] frame) {
        events.add("pushed " + topic + " " + new String(frame, UTF_8));
        stumble();
    }

    @Override
    public void up() {
        events.add("up");
    }

    @Override
    public void down() {
        events.add("down");
    }

    private void stumble() {
        if (clumsy) {
            throw new IllegalStateException("on purpose, by a test");
        }
    }

    void awaits(String event) {
        await("waiting for: " + event).atMost(Duration.ofSeconds(20)).until(() -> events.contains(event));
    }

    long count(String event) {
        return List.copyOf(events).stream().filter(event::equals).count();
    }
}
