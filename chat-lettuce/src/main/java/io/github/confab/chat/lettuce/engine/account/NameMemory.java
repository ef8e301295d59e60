package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Scheduler;

/** Who was found to have a name, or that nobody was: for a while, and the newest of them. */
final class NameMemory {

    static final int MOST_NAMES = 1000;
    static final Duration LIFE = Duration.ofSeconds(30);

    private final Scheduler time;

    /** The oldest first. */
    private final Map<String, Known> known = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_NAMES;
        }
    };

    private record Known(Optional<UserId> user, long untilMillis) {}

    NameMemory(Scheduler time) {
        this.time = time;
    }

    /** Who has it, as far as is remembered; empty: ask. */
    Optional<Optional<UserId>> recall(String name) {
        long now = now();
        synchronized (known) {
            Known found = known.get(name);
            return found == null || found.untilMillis() <= now ? Optional.empty() : Optional.of(found.user());
        }
    }

    void remember(String name, Optional<UserId> user) {
        long until = now() + LIFE.toMillis();
        synchronized (known) {
            known.remove(name);
            known.put(name, new Known(user, until));
        }
    }

    private long now() {
        return time.now(TimeUnit.MILLISECONDS);
    }
}
