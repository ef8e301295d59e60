package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.engine.base.Lane;
import io.github.confab.chat.lettuce.redis.PushListener;
import io.github.confab.chat.lettuce.wire.Frame;
import io.github.confab.chat.model.ChannelId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** The hubs of all channels that somebody in this process follows; hands each push to its hub. */
final class ChannelHubs implements PushListener, Doorbell {

    private final Map<String, HubLease> byTopic = new ConcurrentHashMap<>();
    private final List<Lane> lanes;
    private final HubContext context;
    private final Function<ChannelId, String> topics;

    ChannelHubs(List<Lane> lanes, HubContext context, Function<ChannelId, String> topics) {
        this.lanes = lanes;
        this.context = context;
        this.topics = topics;
    }

    /** The channel's hub, made and started if there is none; give it back by {@link HubLease#release()}. */
    HubLease acquire(ChannelId channel) {
        String topic = topics.apply(channel);
        HubLease lease = Objects.requireNonNull(byTopic.compute(
                topic, (key, present) -> present != null && present.retain() ? present : open(channel, topic)));
        // not before the map has it: the answer may come at once, and would find no hub
        lease.hub().start();
        return lease;
    }

    private HubLease open(ChannelId channel, String topic) {
        Lane lane = lanes.get(Math.floorMod(channel.hashCode(), lanes.size()));
        ChannelHub hub = new ChannelHub(channel, topic, lane, context);
        return new HubLease(hub, context.settings().linger(), closed -> byTopic.remove(topic, closed));
    }

    Collection<HubLease> all() {
        return byTopic.values();
    }

    void close(ChatException reason) {
        byTopic.values().forEach(lease -> lease.hub().close(reason));
    }

    // ---- the doorbell

    @Override
    public Disposable listen(ChannelId channel, Runnable ring, Consumer<ChatException> closed) {
        HubLease lease = acquire(channel);
        HubClient client = new Bell(ring, closed);
        lease.hub().clients().join(client);
        return Disposables.composite(() -> {
            lease.hub().clients().leave(client);
            lease.release();
        });
    }

    /** A doorbell's wire. */
    private record Bell(Runnable ring, Consumer<ChatException> onClosed) implements HubClient {

        @Override
        public void wake() {
            ring.run();
        }

        @Override
        public void signalled(Frame.Sent signal) {
            // a bell rings for what is stored
        }

        @Override
        public void accessChanged() {
            // a worker looks by itself, now and then
        }

        @Override
        public void closed(ChatException reason) {
            onClosed.accept(reason);
        }
    }

    // ---- what comes over the Pub/Sub connection, on its event loop

    @Override
    public void attached(String topic) {
        withHub(topic, ChannelHub::attached);
    }

    @Override
    public void detached(String topic, Throwable reason) {
        withHub(topic, hub -> hub.detached(reason));
    }

    @Override
    public void pushed(String topic, byte[] frame) {
        withHub(topic, hub -> hub.pushed(frame));
    }

    @Override
    public void up() {
        byTopic.values().forEach(lease -> lease.hub().connectionUp());
    }

    @Override
    public void down() {
        byTopic.values().forEach(lease -> lease.hub().connectionDown());
    }

    private void withHub(String topic, Consumer<ChannelHub> action) {
        HubLease lease = byTopic.get(topic);
        if (lease != null) {
            action.accept(lease.hub());
        }
    }
}
