package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceEvent.Joined;
import io.github.confab.chat.model.PresenceEvent.Left;
import io.github.confab.chat.model.PresenceEvent.Snapshot;
import io.github.confab.chat.model.PresenceEvent.Updated;
import io.github.confab.chat.model.PresentUser;
import io.github.confab.chat.model.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.Disposable;

/**
 * Who is in a channel, to somebody who knows only what a watcher is told; and whatever they were told that cannot be. For
 * channels of few people, where nothing is cut and each change is an event. Safe for use by many threads.
 */
final class Attendance implements AutoCloseable {

    private final Set<UserId> here = new HashSet<>();
    private final Map<UserId, Integer> gone = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Disposable watching;
    private long version = -1;

    Attendance(Channel channel) {
        watching = channel.presence().watch().subscribe(this::told, failure -> problem("errors with " + failure));
    }

    private synchronized void told(PresenceEvent event) {
        if (event instanceof Snapshot now) {
            replace(now);
        } else if (version < 0) {
            problems.add("does not begin with a snapshot, but with " + event);
        } else if (event.version() != version + 1) {
            problems.add("a hole: after version " + version + " comes " + event);
        } else if (event instanceof Joined joined && !here.add(joined.user().user())) {
            problems.add("is here already: " + event);
        } else if (event instanceof Left left && !here.remove(left.user())) {
            problems.add("is not here: " + event);
        } else if (event instanceof Updated updated
                && !here.contains(updated.user().user())) {
            problems.add("is not here: " + event);
        }
        if (event instanceof Left left) {
            gone.merge(left.user(), 1, Integer::sum);
        }
        version = event.version();
    }

    /** Whoever is missing in it has gone, too. */
    private void replace(Snapshot now) {
        Set<UserId> before = Set.copyOf(here);
        here.clear();
        now.users().stream().map(PresentUser::user).forEach(here::add);
        before.stream().filter(user -> !here.contains(user)).forEach(user -> gone.merge(user, 1, Integer::sum));
    }

    private synchronized void problem(String what) {
        problems.add(what);
    }

    synchronized Set<UserId> here() {
        return Set.copyOf(here);
    }

    /** How often each has gone. */
    synchronized Map<UserId, Integer> gone() {
        return Map.copyOf(gone);
    }

    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        watching.dispose();
    }
}
