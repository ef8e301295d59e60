package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.lettuce.redis.NodeStore.Held;
import io.github.confab.chat.lettuce.redis.PresenceStore.Entering;
import io.github.confab.chat.lettuce.redis.PresenceStore.Leaving;
import io.github.confab.chat.lettuce.wire.PresenceRecord;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PresenceStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/** One connection in one channel: what is wanted of it, and what the store knows. Guarded by the lock of its room. */
final class Stay {

    final String user;
    final String connection;
    final String device;

    /** How to be seen; null: not here. */
    @Nullable
    PresenceStatus wanted;

    /** What the store is known to have; null: nothing that is known. */
    @Nullable
    PresenceStatus settled;

    /** Its client was closed, and the grace runs. */
    boolean leaving;

    /** How often its client was closed. */
    int closings;

    /** It is in no room any more. */
    boolean over;

    /** Under which ids of this process the store may have it. */
    private final Set<String> nodes = new LinkedHashSet<>(2);

    private List<MonoSink<Void>> waiting = new ArrayList<>(1);
    private String since = "";
    private String spoke = "";

    Stay(String user, String connection, String device) {
        this.user = user;
        this.connection = connection;
        this.device = device;
    }

    String key() {
        return key(user, connection);
    }

    static String key(String user, String connection) {
        return user + "/" + connection;
    }

    void await(MonoSink<Void> answer) {
        waiting.add(answer);
    }

    /** Who wants to know what comes of the call that goes out now. */
    List<MonoSink<Void>> takeWaiting() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<MonoSink<Void>> taken = waiting;
        waiting = new ArrayList<>(1);
        return taken;
    }

    /** It may be stored under that id from now on. */
    void sentAs(String node) {
        nodes.add(node);
    }

    Set<String> nodes() {
        return nodes;
    }

    Entering entering(PresenceStatus status) {
        String when = status.equals(settled) ? spoke : "";
        return new Entering(user, connection, since, when, PresenceRecord.said(device, status));
    }

    List<Leaving> leaving() {
        return nodes.stream().map(node -> new Leaving(node, user, connection)).toList();
    }

    Held held(ChannelId channel) {
        return new Held(channel, user, connection);
    }

    /** The store has it no more. */
    void unsettle() {
        nodes.clear();
        since = "";
        spoke = "";
        settled = null;
    }

    /** The store has it. */
    void stored(String node, PresenceStatus status, long nowMillis) {
        nodes.clear();
        nodes.add(node);
        if (since.isEmpty()) {
            since = Long.toString(nowMillis);
        }
        if (spoke.isEmpty() || !status.equals(settled)) {
            spoke = Long.toString(nowMillis);
        }
        settled = status;
    }
}
