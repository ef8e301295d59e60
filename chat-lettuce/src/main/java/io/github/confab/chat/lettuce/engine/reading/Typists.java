package io.github.confab.chat.lettuce.engine.reading;

import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.MembershipEvent;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.FeedEvent.SignalEvent;
import io.github.confab.chat.model.UserId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Who is typing, and until when each is believed to.
 *
 * @param until the time in milliseconds at which each is no longer shown
 */
record Typists(Map<UserId, Long> until) {

    static final String STARTED = "typing";
    static final String STOPPED = "typing.stopped";
    static final Typists NOBODY = new Typists(Map.of());

    private static final long SHOWN_MILLIS = 5000;

    /** More names than anybody reads; it bounds what a crowd can make us hold. */
    private static final int MOST = 100;

    /** Those after an event at that time. */
    Typists after(FeedEvent event, long now) {
        if (event instanceof SignalEvent said) {
            return switch (said.signal().type()) {
                case STARTED -> with(said.sender(), now);
                case STOPPED -> without(said.sender());
                default -> this;
            };
        }
        if (event instanceof MessageEvent said) {
            return without(said.message().author().id());
        }
        return event instanceof MembershipEvent moved ? without(moved.user()) : this;
    }

    private Typists with(UserId user, long now) {
        Map<UserId, Long> more = new LinkedHashMap<>(at(now).until);
        if (more.containsKey(user) || more.size() < MOST) {
            more.put(user, now + SHOWN_MILLIS);
        }
        return new Typists(more);
    }

    private Typists without(UserId user) {
        if (!until.containsKey(user)) {
            return this;
        }
        Map<UserId, Long> fewer = new LinkedHashMap<>(until);
        fewer.remove(user);
        return new Typists(fewer);
    }

    /** Those who are still shown at that time. */
    Typists at(long now) {
        Map<UserId, Long> left = new LinkedHashMap<>(until);
        left.values().removeIf(end -> end <= now);
        return new Typists(left);
    }

    /** When the next one ends; empty if nobody is shown. */
    OptionalLong nextEnd() {
        return until.values().stream().mapToLong(Long::longValue).min();
    }

    Set<UserId> without(UserId me, long now) {
        Set<UserId> others = new LinkedHashSet<>(at(now).until.keySet());
        others.remove(me);
        return Set.copyOf(others);
    }
}
