package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.lettuce.redis.PresenceStore.Present;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PresenceStatus;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.MonoSink;

/**
 * Which connections of this process are in one channel. It says what is wanted; its {@link Errand} sees to it that the store
 * has it so, one call at a time. Any thread; its lock is held for assignments only.
 */
final class Room {

    private final ChannelId channel;
    private final Rooms rooms;
    private final RoomEar ear;
    private final Stays stays = new Stays();
    private boolean queued;
    private boolean closed;

    Room(ChannelId channel, Rooms rooms) {
        this.channel = channel;
        this.rooms = rooms;
        this.ear = new RoomEar(this, rooms);
    }

    ChannelId channel() {
        return channel;
    }

    synchronized boolean isClosed() {
        return closed;
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
            stay = mine != null && !mine.over ? mine : stays.leftBehind(fresh);
            stay.leaving = false;
            stay.await(answer);
            stays.want(stay, status);
            if (stays.add(stay)) {
                rooms.came(stay);
            }
        }
        ear.open();
        rooms.poke(this);
        return stay;
    }

    void leave(Stay stay, MonoSink<Void> answer) {
        boolean gone;
        synchronized (this) {
            gone = stay.over;
            if (!gone) {
                stay.await(answer);
                stays.want(stay, null);
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
            stays.want(stay, null);
        }
        rooms.poke(this);
    }

    synchronized boolean has(Stay stay) {
        return !stay.over && stay.wanted != null;
    }

    // ---- what the store must be told again

    /** Enters everybody again: the store finds out whether that changes anything. */
    void refresh() {
        synchronized (this) {
            stays.again(stays.all());
        }
        rooms.poke(this);
    }

    /** The same for one user. */
    void refresh(String user) {
        synchronized (this) {
            stays.again(stays.of(user));
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
                if (!stays.has(key)) {
                    Stay ghost = new Stay(one.user(), one.connection(), "");
                    ghost.sentAs(node);
                    stays.add(ghost);
                    rooms.came(ghost);
                    stays.want(ghost, null);
                }
            }
            stays.againUnless(stored);
        }
        rooms.poke(this);
    }

    // ---- the errand

    /** False: it waits for its errand already. */
    synchronized boolean queue() {
        boolean first = !queued && stays.isAnyDirty();
        queued |= first;
        return first;
    }

    /** The next ones to see to, at most so many. */
    synchronized List<Stay> take(int most) {
        return stays.take(most);
    }

    /** The errand is done; true: there is more. */
    boolean done() {
        boolean more;
        Disposable unheard = Disposables.disposed();
        synchronized (this) {
            more = stays.isAnyDirty();
            queued = more;
            if (stays.isEmpty()) {
                unheard = ear.shut();
            }
        }
        unheard.dispose();
        return more;
    }

    /** It has failed for these: what was not known to be there goes, the rest stays as it was. */
    synchronized void undo(List<Stay> failed) {
        for (Stay stay : failed) {
            boolean changed = stays.isDirty(stay) || stay.wanted == null;
            stays.want(stay, changed ? stay.wanted : stay.settled);
        }
    }

    /** Somebody has gone, or was never let in. False: they are wanted again meanwhile. */
    synchronized boolean remove(Stay stay) {
        if (stays.isDirty(stay)) {
            stay.unsettle();
            return false;
        }
        if (!stay.over) {
            stay.over = true;
            stays.remove(stay);
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
            all = stays.all();
            stays.nothingToDo();
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
        ear.shut().dispose();
        return true;
    }

    void stop() {
        synchronized (this) {
            closed = true;
        }
        ear.shut().dispose();
    }
}
