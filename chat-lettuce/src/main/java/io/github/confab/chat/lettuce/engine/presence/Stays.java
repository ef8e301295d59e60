package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.model.PresenceStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The connections of this process in one channel, and which of them are to be seen to. Guarded by the lock of its room. */
final class Stays {

    private final NavigableMap<String, Stay> byKey = new TreeMap<>();
    private final Set<Stay> dirty = new LinkedHashSet<>();

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    List<Stay> all() {
        return List.copyOf(byKey.values());
    }

    /** The connections of one user: keys that begin with it and a slash. */
    Collection<Stay> of(String user) {
        return byKey.subMap(user + "/", user + "0").values();
    }

    boolean has(String key) {
        return byKey.containsKey(key);
    }

    /** Somebody who comes back on the same device within the grace goes on where they were. */
    Stay leftBehind(Stay fresh) {
        Stay known = byKey.get(fresh.key());
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

    /** False: it is in already. */
    boolean add(Stay stay) {
        return byKey.put(stay.key(), stay) == null;
    }

    void remove(Stay stay) {
        byKey.remove(stay.key());
    }

    // ---- what is to be done

    void want(Stay stay, @Nullable PresenceStatus status) {
        stay.wanted = status;
        dirty.add(stay);
    }

    /** The store must be told of these again. */
    void again(Collection<Stay> which) {
        dirty.addAll(which);
    }

    /** What the store should have, and has not. */
    void againUnless(Set<String> stored) {
        byKey.values().stream()
                .filter(stay -> stay.settled != null && !stored.contains(stay.key()))
                .forEach(dirty::add);
    }

    boolean isDirty(Stay stay) {
        return dirty.contains(stay);
    }

    boolean isAnyDirty() {
        return !dirty.isEmpty();
    }

    void nothingToDo() {
        dirty.clear();
    }

    /** The next ones to see to, at most so many. */
    List<Stay> take(int most) {
        List<Stay> taken = new ArrayList<>();
        var next = dirty.iterator();
        while (next.hasNext() && taken.size() < most) {
            taken.add(next.next());
            next.remove();
        }
        return taken;
    }
}
