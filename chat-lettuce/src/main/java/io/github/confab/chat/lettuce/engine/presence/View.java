package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.PermanentChatException;
import io.github.confab.chat.lettuce.engine.base.Backoff;
import io.github.confab.chat.lettuce.engine.feed.ChannelPushes;
import io.github.confab.chat.lettuce.redis.AccessStore.Access;
import io.github.confab.chat.lettuce.redis.PresenceStore;
import io.github.confab.chat.lettuce.redis.PresenceStore.Count;
import io.github.confab.chat.lettuce.redis.PresenceStore.Here;
import io.github.confab.chat.lettuce.wire.Frame;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceEvent.Snapshot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * What this process knows of who is in one channel, for all who watch it here: read once, then kept by what is pushed, and
 * read again at every doubt. Any thread.
 */
final class View implements ChannelPushes.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(View.class);

    private static final int MOST_CONNECTIONS = 10_000;
    private static final int MOST_PENDING = 256;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration PUSH_LAG = Duration.ofMillis(500);

    private final ChannelId channel;
    private final PresenceContext context;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Disposable.Swap listening = Disposables.swap();
    private final Disposable.Swap reading = Disposables.swap();
    private final Disposable.Swap checking = Disposables.swap();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Disposable.Swap pause = Disposables.swap();
    private final Backoff backoff;

    // guarded by this
    private final Queue<Frame.Moved> pending = new ArrayDeque<>();
    private Crowd crowd = Crowd.of(List.of(), 0);
    private @Nullable Snapshot snapshot;
    private String epoch = "";
    private long version;
    private long pushed = -1;
    private boolean loaded;
    private boolean loading;
    private boolean again;

    View(ChannelId channel, PresenceContext context) {
        this.channel = channel;
        this.context = context;
        this.backoff = context.backoff();
    }

    void begin() {
        // what is read before pushes arrive would have to be read again
        pause.update(Mono.delay(LONGEST_WAIT, context.threads().timers()).subscribe(now -> load()));
        listening.update(context.pushes().listen(channel, this));
    }

    void end() {
        List.of(listening, reading, checking, pause).forEach(Disposable::dispose);
    }

    void join(Watcher watcher) {
        watchers.add(watcher);
        watcher.wake();
    }

    /** True: it was the last one. */
    boolean leave(Watcher watcher) {
        return watchers.remove(watcher) && watchers.isEmpty();
    }

    /** Everybody who is here, for a watcher that follows from there on; null: not known yet. */
    synchronized @Nullable Snapshot snapshotFor(Watcher watcher) {
        if (!loaded) {
            return null;
        }
        if (snapshot == null) {
            snapshot = new Snapshot(version, crowd.users(), crowd.count());
        }
        watcher.follows();
        return snapshot;
    }

    // ---- what is pushed

    @Override
    public void moved(Frame.Moved frame) {
        boolean doubt;
        synchronized (this) {
            boolean follows = pushed < 0 || frame.before() == pushed;
            pushed = frame.after();
            if (loading || !loaded) {
                again |= !follows || pending.size() == MOST_PENDING;
                if (pending.size() < MOST_PENDING) {
                    pending.add(frame);
                }
                return;
            }
            doubt = !follows || !apply(frame);
        }
        if (doubt) {
            load();
        } else {
            wake();
        }
    }

    /** False: it does not follow. What is older was read already: the push was overtaken by the reading. */
    private boolean apply(Frame.Moved frame) {
        boolean next = frame.epoch().equals(epoch) && frame.before() == version;
        if (!next) {
            return frame.epoch().equals(epoch) && frame.after() <= version;
        }
        snapshot = null;
        for (Frame.Move move : frame.changes()) {
            version++;
            PresenceEvent event = crowd.apply(move, version);
            if (event != null) {
                watchers.forEach(watcher -> watcher.note(event));
            }
        }
        return true;
    }

    @Override
    public void live() {
        boolean first;
        synchronized (this) {
            first = !loaded && !loading;
        }
        if (first) {
            load();
        } else {
            check();
        }
    }

    @Override
    public void reconnected() {
        synchronized (this) {
            pushed = -1;
        }
    }

    @Override
    public void memberLeft(String user) {
        checkAccess(watcher -> watcher.isOf(user));
    }

    @Override
    public void accessChanged() {
        checkAccess(watcher -> true);
    }

    private void checkAccess(Predicate<Watcher> which) {
        watchers.stream().filter(which).forEach(Watcher::checkAccess);
    }

    @Override
    public void closed(ChatException reason) {
        watchers.forEach(watcher -> watcher.fail(reason));
    }

    // ---- reading

    /** Reads everybody if something was missed. */
    void check() {
        if (!asked.compareAndSet(false, true)) {
            return;
        }
        checking.update(check(context.stores().presence())
                .doFinally(ended -> asked.set(false))
                .subscribe(nothing -> {}, failure -> LOG.debug("who is in channel {} is checked later", channel)));
    }

    private Mono<Void> check(PresenceStore store) {
        long known = version();
        return store.count(channel, Rooms.EVERYTHING)
                .delayUntil(count ->
                        isAhead(count) ? Mono.delay(PUSH_LAG, context.threads().timers()) : Mono.empty())
                .doOnNext(count -> {
                    if (isAhead(count) || count.version() < known) {
                        load();
                    }
                })
                .onErrorComplete(PermanentChatException.class)
                .then();
    }

    private synchronized long version() {
        return version;
    }

    /** What was pushed may be on its way: only a version that stays ahead was missed. */
    private synchronized boolean isAhead(Count found) {
        return loaded && (!found.epoch().equals(epoch) || found.version() > version);
    }

    private void load() {
        synchronized (this) {
            if (loading) {
                again = true;
                return;
            }
            loading = true;
            again = false;
            pending.clear();
        }
        pause.update(Disposables.disposed());
        read();
    }

    private void read() {
        Mono<Optional<Here>> here = context.stores()
                .presence()
                .here(channel, MOST_CONNECTIONS)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .publishOn(context.threads().delivery());
        reading.update(here.subscribe(found -> found.ifPresentOrElse(this::found, this::nothing), this::failed));
    }

    private void found(Here here) {
        Crowd found = Crowd.of(here.present(), here.users());
        boolean repeat;
        synchronized (this) {
            crowd = found;
            epoch = here.epoch();
            version = here.version();
            snapshot = null;
            watchers.forEach(Watcher::behind);
            loaded = true;
            loading = false;
            for (Frame.Moved frame : pending) {
                again |= !apply(frame);
            }
            pending.clear();
            repeat = again;
        }
        if (repeat) {
            later(this::load);
        } else {
            backoff.reset();
        }
        wake();
    }

    private void nothing() {
        boolean known;
        synchronized (this) {
            known = loaded;
        }
        ChatException reason =
                known ? new ChannelGoneException(channel) : new ChannelNotFoundException(channel.value());
        watchers.forEach(watcher -> watcher.fail(reason));
    }

    private void failed(Throwable failure) {
        if (failure instanceof PermanentChatException hopeless) {
            watchers.forEach(watcher -> watcher.fail(hopeless));
        } else {
            later(this::read);
        }
    }

    private void later(Runnable task) {
        pause.update(Mono.delay(backoff.next(), context.threads().timers()).subscribe(now -> task.run()));
    }

    private void wake() {
        watchers.forEach(Watcher::wake);
    }

    // ---- rights

    /** Completes if the user may read; errors if not. */
    Mono<Void> mayRead(Watcher watcher) {
        return context.stores()
                .access()
                .of(channel, watcher.who().user())
                .switchIfEmpty(Mono.error(() -> new ChannelNotFoundException(channel.value())))
                .flatMap(access -> allowed(access)
                        ? Mono.<Void>empty()
                        : Mono.error(
                                new ForbiddenException(channel, watcher.who().user(), reason(access))));
    }

    private static boolean allowed(Access access) {
        return !access.banned() && (access.open() || access.member());
    }

    private static ForbiddenException.Reason reason(Access access) {
        return access.banned() ? ForbiddenException.Reason.BANNED : ForbiddenException.Reason.PRIVATE;
    }
}
