package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.engine.feed.ChannelPushes;
import io.github.confab.chat.lettuce.wire.Frame;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * Hears for a room what is pushed to its channel, while somebody is in it, and says what must be looked at again. Any thread;
 * uses the lock of its room.
 */
final class RoomEar implements ChannelPushes.Listener {

    /** Several changes that come together are looked at once. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Room room;
    private final Rooms rooms;
    private final AtomicBoolean refreshing = new AtomicBoolean();

    // guarded by the room
    private Disposable listening = Disposables.disposed();
    private boolean listens;

    RoomEar(Room room, Rooms rooms) {
        this.room = room;
        this.rooms = rooms;
    }

    /** Begins to listen, unless it does already. */
    void open() {
        synchronized (room) {
            if (listens || room.isClosed()) {
                return;
            }
            listens = true;
        }
        Disposable begun = rooms.context().pushes().listen(room.channel(), this);
        Disposable superfluous;
        synchronized (room) {
            superfluous = listens ? listening : begun;
            listening = listens ? begun : listening;
        }
        superfluous.dispose();
    }

    /** Where nobody is, nothing needs to be heard: what is returned must be disposed, when the lock is not held. */
    Disposable shut() {
        synchronized (room) {
            Disposable ended = listening;
            listening = Disposables.disposed();
            listens = false;
            return ended;
        }
    }

    @Override
    public void moved(Frame.Moved frame) {
        // what others do, watchers want to know
    }

    @Override
    public void live() {
        // nothing that is held here depends on it
    }

    @Override
    public void reconnected() {
        rooms.compareSoon(room);
    }

    @Override
    public void memberLeft(String user) {
        room.refresh(user);
    }

    @Override
    public void accessChanged() {
        if (refreshing.compareAndSet(false, true)) {
            rooms.after(PAUSE, () -> {
                refreshing.set(false);
                room.refresh();
            });
        }
    }

    @Override
    public void closed(ChatException reason) {
        if (reason instanceof ChannelGoneException || reason instanceof ChannelNotFoundException) {
            rooms.gone(room);
        }
    }
}
