package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.model.ChannelId;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;

/** The views of all channels that somebody in this process watches. Any thread. */
final class Views {

    private final PresenceContext context;
    private final Map<ChannelId, View> views = new ConcurrentHashMap<>();

    Views(PresenceContext context) {
        this.context = context;
    }

    PresenceContext context() {
        return context;
    }

    /** The channel's view, with this watcher; made if there is none. */
    View join(ChannelId channel, Watcher watcher) {
        AtomicBoolean first = new AtomicBoolean();
        View view = Objects.requireNonNull(views.compute(channel, (id, present) -> {
            View joined = present == null ? new View(id, context) : present;
            first.set(present == null);
            joined.join(watcher);
            return joined;
        }));
        if (first.get()) {
            view.begin();
        }
        return view;
    }

    void leave(ChannelId channel, Watcher watcher) {
        views.computeIfPresent(channel, (id, view) -> {
            if (!view.leave(watcher)) {
                return view;
            }
            view.end();
            return null;
        });
    }

    /** Looks whether anything was missed without a trace. */
    Mono<Void> check() {
        return Mono.fromRunnable(() -> views.values().forEach(View::check));
    }
}
