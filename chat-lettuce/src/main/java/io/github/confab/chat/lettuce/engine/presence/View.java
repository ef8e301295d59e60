package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.PermanentChatException;
import io.github.confab.chat.lettuce.engine.base.Backoff;
import io.github.confab.chat.lettuce.engine.feed.ChannelPushes;
import io.github.confab.chat.lettuce.redis.AccessStore.Access;
import io.github.confab.chat.lettuce.redis.PresenceStore.Count;
import io.github.confab.chat.lettuce.redis.PresenceStore.Here;
import io.github.confab.chat.lettuce.wire.Frame;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceEvent.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * What this process knows of who is in one channel, for all who watch it here: read once, then kept by what is pushed, and
 * read again at every doubt. Any thread.
 */
final class View implements ChannelPushes.Listener {

    private static final int MOST_CONNECTIONS = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final ChannelId channel;
    private final PresenceContext context;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Disposable.Swap listening = Disposables.swap();
    private final Disposable.Swap reading = Disposables.swap();
    private final Disposable.Swap pause = Disposables.swap();
    private final Backoff backoff;
    private final ViewCheck check;

    // guarded by this
    private final Picture picture = new Picture(this::tell);

    View(ChannelId channel, PresenceContext context) {
        this.channel = channel;
        this.context = context;
        this.backoff = context.backoff();
        this.check = new ViewCheck(this, context);
    }

    ChannelId channel() {
        return channel;
    }

    void begin() {
        // what is read before pushes arrive would have to be read again
        pause.update(Mono.delay(LONGEST_WAIT, context.threads().timers()).subscribe(now -> load()));
        listening.update(context.pushes().listen(channel, this));
    }

    void end() {
        List.of(listening, reading, check, pause).forEach(Disposable::dispose);
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
        Snapshot snapshot = picture.snapshot();
        if (snapshot != null) {
            watcher.follows();
        }
        return snapshot;
    }

    // ---- what is pushed

    @Override
    public void moved(Frame.Moved frame) {
        boolean doubt;
        synchronized (this) {
            boolean follows = picture.follows(frame);
            if (!picture.isCertain()) {
                picture.keep(frame, follows);
                return;
            }
            doubt = !follows || !picture.apply(frame);
        }
        if (doubt) {
            load();
        } else {
            wake();
        }
    }

    private void tell(PresenceEvent event) {
        watchers.forEach(watcher -> watcher.note(event));
    }

    @Override
    public void live() {
        boolean first;
        synchronized (this) {
            first = picture.isBlank();
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
            picture.gapInPushes();
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
        check.ask();
    }

    synchronized long version() {
        return picture.version();
    }

    /** What was pushed may be on its way: only a version that stays ahead was missed. */
    synchronized boolean isBehind(Count found) {
        return picture.isBehind(found);
    }

    void load() {
        synchronized (this) {
            if (!picture.beginReading()) {
                return;
            }
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
            watchers.forEach(Watcher::behind);
            repeat = !picture.read(here, found);
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
            known = picture.isKnown();
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
