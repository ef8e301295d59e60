package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.error.PermanentChatException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Asks the store whether a view has missed something without a trace; one question at a time. Any thread. */
final class ViewCheck implements Disposable {

    private static final Logger LOG = LoggerFactory.getLogger(ViewCheck.class);

    private static final Duration PUSH_LAG = Duration.ofMillis(500);

    private final View view;
    private final PresenceContext context;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Disposable.Swap asking = Disposables.swap();

    ViewCheck(View view, PresenceContext context) {
        this.view = view;
        this.context = context;
    }

    /** The view reads everybody if it has missed something. */
    void ask() {
        if (!asked.compareAndSet(false, true)) {
            return;
        }
        asking.update(answer().doFinally(ended -> asked.set(false))
                .subscribe(
                        nothing -> {}, failure -> LOG.debug("who is in channel {} is checked later", view.channel())));
    }

    private Mono<Void> answer() {
        long known = view.version();
        // what was pushed may be on its way: only a version that stays ahead was missed
        return context.stores()
                .presence()
                .count(view.channel(), Rooms.EVERYTHING)
                .delayUntil(count -> view.isBehind(count)
                        ? Mono.delay(PUSH_LAG, context.threads().timers())
                        : Mono.empty())
                .doOnNext(count -> {
                    if (view.isBehind(count) || count.version() < known) {
                        view.load();
                    }
                })
                .onErrorComplete(PermanentChatException.class)
                .then();
    }

    @Override
    public void dispose() {
        asking.dispose();
    }
}
