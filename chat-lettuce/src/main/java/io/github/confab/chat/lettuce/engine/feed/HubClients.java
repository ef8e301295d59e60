package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.wire.Frame;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Who follows a channel in this process. Joining and leaving from any thread, the rest on the hub's lane. */
final class HubClients {

    private final List<HubClient> clients = new CopyOnWriteArrayList<>();
    private volatile @Nullable ChatException closed;

    void join(HubClient client) {
        clients.add(client);
        ChatException reason = closed;
        if (reason != null) {
            // closed meanwhile: this client may have come too late to be told
            client.closed(reason);
        }
    }

    void leave(HubClient client) {
        clients.remove(client);
    }

    void wake() {
        clients.forEach(HubClient::wake);
    }

    void signalled(Frame.Sent signal) {
        clients.forEach(client -> client.signalled(signal));
    }

    void moved(Frame.Moved frame) {
        clients.forEach(client -> client.moved(frame));
    }

    void live() {
        clients.forEach(HubClient::live);
    }

    void reconnected() {
        clients.forEach(HubClient::reconnected);
    }

    void memberLeft(String user) {
        clients.forEach(client -> client.memberLeft(user));
    }

    void accessChanged() {
        clients.forEach(HubClient::accessChanged);
    }

    void closed(ChatException reason) {
        closed = reason;
        clients.forEach(client -> client.closed(reason));
    }
}
