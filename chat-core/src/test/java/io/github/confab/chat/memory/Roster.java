package io.github.confab.chat.memory;

import io.github.confab.chat.model.ConnectionId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceEvent.Joined;
import io.github.confab.chat.model.PresenceEvent.Left;
import io.github.confab.chat.model.PresenceEvent.Snapshot;
import io.github.confab.chat.model.PresenceEvent.Updated;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.PresentDevice;
import io.github.confab.chat.model.PresentUser;
import io.github.confab.chat.model.UserId;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Who is present in a channel, and who watches it. Its watchers are told under its lock, so they only take note. */
final class Roster {

    private static final int MOST_DEVICES = 64;

    private final LastSeen lastSeen;
    private final Clock clock;
    private final NavigableMap<String, Map<ConnectionId, Seat>> seats = new TreeMap<>();
    private final List<PresenceReader> watchers = new CopyOnWriteArrayList<>();
    private long version;
    private long order;

    Roster(LastSeen lastSeen, Clock clock) {
        this.lastSeen = lastSeen;
        this.clock = clock;
    }

    /** The connection that the user is here by from now on; empty: there are too many. */
    Optional<ConnectionId> enter(UserId user, ConnectionId connection, String label, PresenceStatus status) {
        Optional<ConnectionId> seat;
        synchronized (this) {
            seat = take(user, connection, label, status);
        }
        wake();
        return seat;
    }

    private Optional<ConnectionId> take(UserId user, ConnectionId fresh, String label, PresenceStatus status) {
        Map<ConnectionId, Seat> own = seats.computeIfAbsent(user.value(), key -> new LinkedHashMap<>());
        ConnectionId connection =
                own.containsKey(fresh) ? fresh : leftBehind(own, label).orElse(fresh);
        Seat former = own.get(connection);
        if (former == null && own.size() == MOST_DEVICES) {
            return Optional.empty();
        }
        PresentDevice device =
                former == null ? new PresentDevice(connection, label, clock.instant(), "memory") : former.device();
        order++;
        own.put(connection, new Seat(device, status, order, false));
        if (own.size() == 1 && former == null) {
            lastSeen.came(user);
            tell(new Joined(++version, shown(user.value())));
        } else if (former == null || !former.status().equals(status)) {
            tell(new Updated(++version, shown(user.value())));
        }
        return Optional.of(connection);
    }

    private static Optional<ConnectionId> leftBehind(Map<ConnectionId, Seat> own, String label) {
        return own.values().stream()
                .filter(seat -> seat.leaving() && seat.device().device().equals(label))
                .map(seat -> seat.device().connection())
                .findFirst();
    }

    /** Its client was closed: it may be taken over until it leaves. */
    synchronized void leaving(UserId user, ConnectionId connection) {
        Map<ConnectionId, Seat> own = seats.get(user.value());
        if (own != null) {
            own.computeIfPresent(connection, (key, seat) -> seat.leaves());
        }
    }

    /** The grace is over: it leaves, unless it was taken over. */
    void left(UserId user, ConnectionId connection) {
        boolean late;
        synchronized (this) {
            Map<ConnectionId, Seat> own = seats.get(user.value());
            late = own != null
                    && own.containsKey(connection)
                    && own.get(connection).leaving();
        }
        if (late) {
            leave(user, connection);
        }
    }

    void leave(UserId user, ConnectionId connection) {
        synchronized (this) {
            Map<ConnectionId, Seat> own = seats.get(user.value());
            if (own != null && own.remove(connection) != null) {
                gone(user, own);
            }
        }
        wake();
    }

    /** Somebody may be here no more, by no device. */
    void expel(UserId user) {
        synchronized (this) {
            Map<ConnectionId, Seat> own = seats.get(user.value());
            if (own != null) {
                own.clear();
                gone(user, own);
            }
        }
        wake();
    }

    /** Those of whom that is not true leave. */
    void keep(Predicate<UserId> may) {
        List<UserId> here;
        synchronized (this) {
            here = seats.keySet().stream().map(UserId::of).toList();
        }
        here.stream().filter(may.negate()).forEach(this::expel);
    }

    private void gone(UserId user, Map<ConnectionId, Seat> rest) {
        if (rest.isEmpty()) {
            seats.remove(user.value());
            lastSeen.went(user);
            tell(new Left(++version, user));
        } else {
            tell(new Updated(++version, shown(user.value())));
        }
    }

    synchronized boolean has(UserId user, ConnectionId connection) {
        return seats.getOrDefault(user.value(), Map.of()).containsKey(connection);
    }

    synchronized long count() {
        return seats.size();
    }

    synchronized Page<PresentUser> list(PageRequest page) {
        NavigableMap<String, PresentUser> users = new TreeMap<>();
        seats.keySet().forEach(user -> users.put(user, shown(user)));
        return Pages.of(users, page);
    }

    void watch(PresenceReader watcher) {
        watchers.add(watcher);
    }

    void forget(PresenceReader watcher) {
        watchers.remove(watcher);
    }

    synchronized Snapshot snapshot() {
        return new Snapshot(version, seats.keySet().stream().map(this::shown).toList(), seats.size());
    }

    private PresentUser shown(String user) {
        List<Seat> own = List.copyOf(seats.get(user).values());
        PresenceStatus status = own.stream()
                .max(Comparator.comparing(Seat::order))
                .orElseThrow()
                .status();
        return new PresentUser(UserId.of(user), own.stream().map(Seat::device).toList(), status);
    }

    private void tell(PresenceEvent event) {
        watchers.forEach(watcher -> watcher.note(event));
    }

    private void wake() {
        watchers.forEach(PresenceReader::wake);
    }
}
