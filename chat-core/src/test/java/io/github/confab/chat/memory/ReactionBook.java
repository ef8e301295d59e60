package io.github.confab.chat.memory;

import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.MessageNotFoundException;
import io.github.confab.chat.model.FeedEvent.ReactionChanged;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Reaction;
import io.github.confab.chat.model.UserId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Who gives which message what. Used under the lock of its channel. */
final class ReactionBook {

    private static final int MOST_KINDS = 50;
    private static final int MOST_OF_ONE = 20;

    private final MemberBook people;
    private final MemoryLog log;
    private final Map<MessageId, Map<Reaction, NavigableMap<String, UserId>>> given = new HashMap<>();

    ReactionBook(MemberBook people, MemoryLog log) {
        this.people = people;
        this.log = log;
    }

    /** Whether that was a change. */
    boolean add(UserId me, MessageId message, Reaction reaction) {
        people.mustReact(me);
        mustStand(message);
        var kinds = given.computeIfAbsent(message, id -> new LinkedHashMap<>());
        Set<Reaction> mine = of(me, message);
        if (mine.contains(reaction)) {
            return false;
        }
        boolean replaces = people.policy().messages().oneReactionEach();
        long ending = kinds.entrySet().stream()
                .filter(kind -> replaces && mine.contains(kind.getKey()))
                .filter(kind -> kind.getValue().size() == 1)
                .count();
        boolean full = !kinds.containsKey(reaction) && kinds.size() - ending >= MOST_KINDS;
        if (full || (!replaces && mine.size() >= MOST_OF_ONE)) {
            throw people.forbidden(me, Reason.TOO_MANY);
        }
        if (replaces) {
            mine.forEach(other -> take(me, message, other));
        }
        NavigableMap<String, UserId> givers = kinds.computeIfAbsent(reaction, kind -> new TreeMap<>());
        givers.put(me.value(), me);
        tell(me, message, reaction, true, givers.size());
        return true;
    }

    /** Whether that was a change. */
    boolean remove(UserId me, MessageId message, Reaction reaction) {
        people.mustReact(me);
        mustStand(message);
        boolean gives = of(me, message).contains(reaction);
        if (gives) {
            take(me, message, reaction);
        }
        return gives;
    }

    /** Whether it is given now. */
    boolean toggle(UserId me, MessageId message, Reaction reaction) {
        return !remove(me, message, reaction) && add(me, message, reaction);
    }

    Page<UserId> who(UserId me, MessageId message, Reaction reaction, PageRequest page) {
        people.mustRead(me);
        mustStand(message);
        return Pages.of(given.getOrDefault(message, Map.of()).getOrDefault(reaction, new TreeMap<>()), page);
    }

    Map<MessageId, Set<Reaction>> mine(UserId me, List<MessageId> messages) {
        people.mustRead(me);
        Map<MessageId, Set<Reaction>> found = new LinkedHashMap<>();
        for (MessageId message : messages) {
            Set<Reaction> mine = of(me, message);
            if (!mine.isEmpty() && stands(message)) {
                found.put(message, mine);
            }
        }
        return found;
    }

    /** All that people gave a message. */
    void forget(MessageId message) {
        given.remove(message);
    }

    private void take(UserId me, MessageId message, Reaction reaction) {
        var kinds = given.get(message);
        NavigableMap<String, UserId> givers = kinds.get(reaction);
        givers.remove(me.value());
        if (givers.isEmpty()) {
            kinds.remove(reaction);
        }
        tell(me, message, reaction, false, givers.size());
    }

    private Set<Reaction> of(UserId me, MessageId message) {
        Set<Reaction> mine = new LinkedHashSet<>();
        given.getOrDefault(message, Map.of()).forEach((reaction, givers) -> {
            if (givers.containsKey(me.value())) {
                mine.add(reaction);
            }
        });
        return mine;
    }

    private void tell(UserId me, MessageId message, Reaction reaction, boolean gives, int givers) {
        log.change(place -> new ReactionChanged(log.channel(), place, message, me, reaction, gives, givers));
    }

    private void mustStand(MessageId message) {
        if (!stands(message)) {
            throw new MessageNotFoundException(log.channel(), message);
        }
    }

    private boolean stands(MessageId message) {
        return log.message(message).filter(found -> !found.isDeleted()).isPresent();
    }
}
