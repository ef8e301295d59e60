package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.wire.Frame;
import io.github.confab.chat.model.ChannelId;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** The hubs as presence sees them. */
record HubPushes(ChannelHubs hubs) implements ChannelPushes {

    @Override
    public Disposable listen(ChannelId channel, Listener listener) {
        HubLease lease = hubs.acquire(channel);
        HubClient client = new Ear(listener);
        lease.hub().clients().join(client);
        if (lease.hub().isLive()) {
            listener.live();
        }
        return Disposables.composite(() -> {
            lease.hub().clients().leave(client);
            lease.release();
        });
    }

    /** Leaves out what is said. */
    private record Ear(Listener listener) implements HubClient {

        @Override
        public void wake() {
            // messages are none of its business
        }

        @Override
        public void signalled(Frame.Sent signal) {
            // nor are signals
        }

        @Override
        public void moved(Frame.Moved frame) {
            listener.moved(frame);
        }

        @Override
        public void live() {
            listener.live();
        }

        @Override
        public void reconnected() {
            listener.reconnected();
        }

        @Override
        public void memberLeft(String user) {
            listener.memberLeft(user);
        }

        @Override
        public void accessChanged() {
            listener.accessChanged();
        }

        @Override
        public void closed(ChatException reason) {
            listener.closed(reason);
        }
    }
}
