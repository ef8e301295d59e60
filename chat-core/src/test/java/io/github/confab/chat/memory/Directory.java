package io.github.confab.chat.memory;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.NameTakenException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelName;
import io.github.confab.chat.model.ChannelPolicy;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.FeedEvent.MembershipEvent.Change;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Retention;
import io.github.confab.chat.model.UserId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** All channels of a store, by id and by name. */
final class Directory {

    private final Clock clock;
    private final String life = UUID.randomUUID().toString();
    private final Map<ChannelId, ChannelState> byId = new HashMap<>();
    private final NavigableMap<String, ChannelState> byName = new TreeMap<>();
    private final Map<Set<UserId>, ChannelState> direct = new HashMap<>();
    private long created;

    Directory(Clock clock) {
        this.clock = clock;
    }

    /** The channel of that id, or an error. */
    synchronized ChannelState channel(ChannelId id) {
        return find(id).orElseThrow(() -> new ChannelNotFoundException(id.value()));
    }

    synchronized Optional<ChannelState> find(ChannelId id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized Optional<ChannelState> find(ChannelName name) {
        return Optional.ofNullable(byName.get(name.normalized()));
    }

    synchronized ChannelState create(ChannelSpec spec, UserId owner) {
        if (find(spec.name()).isPresent()) {
            throw new NameTakenException(spec.name().value());
        }
        created++;
        ChannelId id = ChannelId.of("c" + created);
        // random: a cursor of another chat's channel c1 must not look like one of ours
        MemoryLog log = new MemoryLog(id, life + "-" + created, spec.retention(), clock);
        ChannelInfo info = new ChannelInfo(
                id, spec.name(), spec.description(), spec.kind(), spec.retention(), spec.policy(), clock.instant());
        ChannelState channel = new ChannelState(info, owner, log, clock);
        byId.put(id, channel);
        byName.put(spec.name().normalized(), channel);
        channel.join(owner);
        return channel;
    }

    /** The channel between two users, made if there is none. */
    synchronized ChannelState direct(UserId one, UserId other) {
        return direct.computeIfAbsent(Set.of(one, other), both -> {
            created++;
            ChannelId id = ChannelId.of("c" + created);
            MemoryLog log = new MemoryLog(id, life + "-" + created, Retention.keepAll(), clock);
            ChannelInfo info = new ChannelInfo(
                    id,
                    ChannelName.of("direct"),
                    "",
                    ChannelKind.DIRECT,
                    Retention.keepAll(),
                    ChannelPolicy.defaults(),
                    clock.instant());
            ChannelState channel = new ChannelState(info, UserId.SYSTEM, log, clock);
            byId.put(id, channel);
            channel.change((people, entries) -> {
                people.enter(one);
                entries.move(one, Change.JOINED);
                people.enter(other);
                entries.move(other, Change.JOINED);
                return true;
            });
            return channel;
        });
    }

    synchronized List<ChannelState> all() {
        return List.copyOf(byId.values());
    }

    synchronized ChannelState findOrCreate(ChannelName name, UserId owner) {
        return find(name).orElseGet(() -> create(ChannelSpec.named(name.value()), owner));
    }

    synchronized ChannelInfo update(ChannelState channel, ChannelUpdate update) {
        update.name().ifPresent(name -> rename(channel, name));
        return channel.update(update);
    }

    private void rename(ChannelState channel, ChannelName name) {
        if (find(name).filter(other -> other != channel).isPresent()) {
            throw new NameTakenException(name.value());
        }
        byName.remove(channel.info().name().normalized());
        byName.put(name.normalized(), channel);
    }

    void delete(ChannelState channel) {
        synchronized (this) {
            byId.remove(channel.id());
            direct.values().remove(channel);
            byName.remove(channel.info().name().normalized(), channel);
        }
        channel.delete();
    }

    /** The public channels whose normalised name is as wanted, in the order of these names. */
    synchronized Page<ChannelInfo> list(Predicate<String> wanted, PageRequest page) {
        NavigableMap<String, ChannelInfo> found = new TreeMap<>();
        byName.forEach((name, channel) -> {
            if (channel.isPublic() && wanted.test(name)) {
                found.put(name, channel.info());
            }
        });
        return Pages.of(found, page);
    }
}
