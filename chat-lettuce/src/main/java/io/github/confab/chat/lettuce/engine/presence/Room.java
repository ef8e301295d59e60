package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.engine.feed.ChannelPushes;
import io.github.confab.chat.lettuce.redis.PresenceStore.Owned;
import io.github.confab.chat.lettuce.redis.PresenceStore.Present;
import io.github.confab.chat.lettuce.wire.Frame;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PresenceStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.MonoSink;

/**
 * Which connections of this process are in one channel. It says what is wanted; its {@link Errand} sees to it that the store
 * has it so, one call at a time. Any thread; its lock is held for assignments only.
 */
final class Room implements ChannelPushes.Listener {

    /** Several changes that come together are looked at once. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ChannelId channel;
    private final Rooms rooms;
    private final NavigableMap<String, Stay> stays = new TreeMap<>();
    private final Set<Stay> dirty = new LinkedHashSet<>();
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private @Nullable Disposable listening;
    private boolean listens;
    private boolean queued;
    private boolean closed;

    Room(ChannelId channel, Rooms rooms) {
        this.channel = channel;
        this.rooms = rooms;
    }

    ChannelId channel() {
        return channel;
    }

    // ---- what clients want

    /**
     * A client enters, or says something else.
     *
     * @param mine what it had here, if it had
     * @param fresh what it has if it had nothing
     * @return what it has now; null: this room is closed, find another
     */
    @Nullable
    Stay enter(@Nullable Stay mine, Stay fresh, PresenceStatus status, MonoSink<Void> answer) {
        Stay stay;
        synchronized (this) {
            if (closed) {
                return null;
            }
            stay = mine != null && !mine.over ? mine : leftBehind(fresh);
            stay.leaving = false;
            stay.wanted = status;
            stay.await(answer);
            if (stays.put(stay.key(), stay) == null) {
                rooms.came(stay);
            }
            dirty.add(stay);
        }
        listen();
        rooms.poke(this);
        return stay;
    }

    /** Somebody who comes back on the same device within the grace goes on where they were. */
    private Stay leftBehind(Stay fresh) {
        Stay known = stays.get(fresh.key());
        if (known != null) {
            return known;
        }
        for (Stay stay : of(fresh.user)) {
            if (stay.leaving && stay.device.equals(fresh.device)) {
                return stay;
            }
        }
        return fresh;
    }

    /** The connections of one user: keys that begin with it and a slash. */
    private Collection<Stay> of(String user) {
        return stays.subMap(user + "/", user + "0").values();
    }

    void leave(Stay stay, MonoSink<Void> answer) {
        boolean gone;
        synchronized (this) {
            gone = stay.over;
            if (!gone) {
                stay.await(answer);
                want(stay, null);
            }
        }
        if (gone) {
            answer.success();
        } else {
            rooms.poke(this);
        }
    }

    /** Its client was closed; until the grace is over somebody may take its place. */
    synchronized int leaving(Stay stay) {
        stay.leaving = true;
        return ++stay.closings;
    }

    /** @param closing what {@link #leaving} gave: the client that was closed last counts */
    void graceOver(Stay stay, int closing) {
        synchronized (this) {
            if (!stay.leaving || stay.over || stay.closings != closing) {
                return;
            }
            want(stay, null);
        }
        rooms.poke(this);
    }

    private void want(Stay stay, @Nullable PresenceStatus status) {
        stay.wanted = status;
        dirty.add(stay);
    }

    synchronized boolean has(Stay stay) {
        return !stay.over && stay.wanted != null;
    }

    // ---- what the store must be told again

    /** Enters everybody again: the store finds out whether that changes anything. */
    void refresh() {
        synchronized (this) {
            dirty.addAll(stays.values());
        }
        rooms.poke(this);
    }

    /** What the store has of this process beyond what is here must go; what it lacks must be entered. */
    void compare(String node, List<Present> owned) {
        synchronized (this) {
            Set<String> stored = new LinkedHashSet<>();
            for (Present one : owned) {
                String key = Stay.key(one.user(), one.connection());
                stored.add(key);
                Stay ghost = stays.get(key);
                if (ghost == null) {
                    ghost = new Stay(one.user(), one.connection(), "");
                    ghost.sentAs(node);
                    stays.put(key, ghost);
                    rooms.came(ghost);
                    want(ghost, null);
                }
            }
            stays.values().stream()
                    .filter(stay -> stay.settled != null && !stored.contains(stay.key()))
                    .forEach(dirty::add);
        }
        rooms.poke(this);
    }

    // ---- the errand

    /** False: it waits for its errand already. */
    synchronized boolean queue() {
        boolean first = !queued && !dirty.isEmpty();
        queued |= first;
        return first;
    }

    /** The next ones to see to, at most so many. */
    synchronized List<Stay> take(int most) {
        List<Stay> taken = new ArrayList<>();
        var next = dirty.iterator();
        while (next.hasNext() && taken.size() < most) {
            taken.add(next.next());
            next.remove();
        }
        return taken;
    }

    /** The errand is done; true: there is more. */
    boolean done() {
        boolean more;
        Disposable ended = null;
        synchronized (this) {
            more = !dirty.isEmpty();
            queued = more;
            if (stays.isEmpty()) {
                ended = listening;
                listening = null;
                listens = false;
            }
        }
        dispose(ended);
        return more;
    }

    /** It has failed for these: what was not known to be there goes, the rest stays as it was. */
    synchronized void undo(List<Stay> failed) {
        for (Stay stay : failed) {
            if (!dirty.contains(stay) && stay.wanted != null) {
                stay.wanted = stay.settled;
            }
            dirty.add(stay);
        }
    }

    /** Somebody has gone, or was never let in. False: they are wanted again meanwhile. */
    synchronized boolean remove(Stay stay) {
        if (dirty.contains(stay)) {
            stay.unsettle();
            return false;
        }
        if (!stay.over) {
            stay.over = true;
            stays.remove(stay.key());
            rooms.went(stay);
        }
        return true;
    }

    synchronized void stored(Stay stay, String node, PresenceStatus status, long nowMillis) {
        stay.stored(node, status, nowMillis);
    }

    /** There is no such channel: nobody is in it. */
    List<Stay> clear() {
        List<Stay> all;
        synchronized (this) {
            all = List.copyOf(stays.values());
            dirty.clear();
            all.forEach(this::remove);
        }
        return all;
    }

    /** Closes it if nobody is here and nothing is to be done. */
    boolean closeIfEmpty() {
        synchronized (this) {
            closed |= stays.isEmpty() && !queued;
            if (!closed) {
                return false;
            }
        }
        stopListening();
        return true;
    }

    void stop() {
        synchronized (this) {
            closed = true;
        }
        stopListening();
    }

    // ---- what is pushed

    private void listen() {
        synchronized (this) {
            if (listens || closed) {
                return;
            }
            listens = true;
        }
        Disposable begun = rooms.context().pushes().listen(channel, this);
        Disposable superfluous;
        synchronized (this) {
            superfluous = listens ? listening : begun;
            listening = listens ? begun : listening;
        }
        dispose(superfluous);
    }

    /** Where nobody is, nothing needs to be heard. */
    private void stopListening() {
        Disposable ended;
        synchronized (this) {
            ended = listening;
            listening = null;
            listens = false;
        }
        dispose(ended);
    }

    private static void dispose(@Nullable Disposable ended) {
        if (ended != null) {
            ended.dispose();
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
        rooms.compareSoon(this);
    }

    @Override
    public void memberLeft(String user) {
        synchronized (this) {
            dirty.addAll(of(user));
        }
        rooms.poke(this);
    }

    @Override
    public void accessChanged() {
        if (refreshing.compareAndSet(false, true)) {
            rooms.after(PAUSE, () -> {
                refreshing.set(false);
                refresh();
            });
        }
    }

    @Override
    public void closed(ChatException reason) {
        if (reason instanceof ChannelGoneException || reason instanceof ChannelNotFoundException) {
            rooms.gone(this);
        }
    }

    /** Whether a page of the store was the last. */
    static boolean isLast(Owned page) {
        return page.next().equals("0");
    }
}
