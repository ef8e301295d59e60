package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.lettuce.redis.PresenceStore.Present;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.Frame;
import io.github.confab.chat.lettuce.wire.PresenceRecord;
import io.github.confab.chat.model.ConnectionId;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceEvent.Joined;
import io.github.confab.chat.model.PresenceEvent.Left;
import io.github.confab.chat.model.PresenceEvent.Updated;
import io.github.confab.chat.model.PresentDevice;
import io.github.confab.chat.model.PresentUser;
import io.github.confab.chat.model.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is in a channel, as far as a view knows. Not for concurrent use. */
final class Crowd {

    /** Whoever comes beyond it is told of, but not remembered. */
    private static final int MOST_USERS = 20_000;

    private final Map<String, Map<String, PresenceRecord>> records = new LinkedHashMap<>();
    private final Map<String, PresentUser> users = new LinkedHashMap<>();
    private long count;

    /** Everybody there is. */
    static Crowd of(List<Present> present, long count) {
        Crowd crowd = new Crowd();
        for (Present one : present) {
            crowd.put(one.user(), one.connection(), one.value());
        }
        crowd.records.keySet().forEach(crowd::refresh);
        crowd.count = count;
        return crowd;
    }

    static List<PresentUser> users(List<Present> present) {
        return of(present, 0).users();
    }

    List<PresentUser> users() {
        return List.copyOf(users.values());
    }

    long count() {
        return count;
    }

    /** Applies a change, which leads to that version; gives what watchers are told, if anything. */
    @Nullable
    PresenceEvent apply(Frame.Move move, long version) {
        return switch (move.change()) {
            case 'j' -> joined(move, version);
            case 'l' -> left(move, version);
            default -> updated(move, version);
        };
    }

    private @Nullable PresenceEvent joined(Frame.Move move, long version) {
        count++;
        records.remove(move.user());
        put(move.user(), move.connection(), move.value());
        PresentUser user = refresh(move.user());
        if (users.size() > MOST_USERS) {
            users.remove(move.user());
            records.remove(move.user());
        }
        return user == null ? null : new Joined(version, user);
    }

    private @Nullable PresenceEvent left(Frame.Move move, long version) {
        count--;
        records.remove(move.user());
        users.remove(move.user());
        try {
            return new Left(version, UserId.of(move.user()));
        } catch (InvalidArgumentException foreign) {
            return null;
        }
    }

    private @Nullable PresenceEvent updated(Frame.Move move, long version) {
        Map<String, PresenceRecord> own = records.get(move.user());
        if (own == null) {
            return null;
        }
        if (move.change() == '-') {
            own.remove(move.connection());
        } else {
            put(move.user(), move.connection(), move.value());
        }
        PresentUser user = refresh(move.user());
        return user == null ? null : new Updated(version, user);
    }

    private void put(String user, String connection, byte[] value) {
        try {
            records.computeIfAbsent(user, key -> new LinkedHashMap<>(2)).put(connection, PresenceRecord.decode(value));
        } catch (CorruptEntryException foreign) {
            // somebody else wrote it: not to be shown
        }
    }

    private @Nullable PresentUser refresh(String user) {
        PresentUser shown = shown(user, records.getOrDefault(user, Map.of()));
        if (shown == null) {
            users.remove(user);
        } else {
            users.put(user, shown);
        }
        return shown;
    }

    private static @Nullable PresentUser shown(String user, Map<String, PresenceRecord> own) {
        List<PresentDevice> devices = new ArrayList<>(own.size());
        PresenceRecord last = null;
        try {
            for (Map.Entry<String, PresenceRecord> one : own.entrySet()) {
                PresenceRecord known = one.getValue();
                devices.add(new PresentDevice(
                        ConnectionId.of(one.getKey()), known.device(), known.connectedAt(), known.node()));
                last = last == null || known.statusAt() >= last.statusAt() ? known : last;
            }
            devices.sort(Comparator.comparing(PresentDevice::connectedAt));
            return last == null ? null : new PresentUser(UserId.of(user), devices, last.status());
        } catch (InvalidArgumentException foreign) {
            return null;
        }
    }
}
