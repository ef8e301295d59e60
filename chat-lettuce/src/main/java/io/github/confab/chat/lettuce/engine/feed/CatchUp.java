package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.engine.base.Backoff;
import io.github.confab.chat.lettuce.engine.base.Lane;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Reads a channel's stream up to its end, page after page, until what was pushed meanwhile follows. Confined to the hub's
 * lane.
 */
final class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private final ChannelId channel;
    private final Lane lane;
    private final HubContext context;
    private final LocalHistory history;
    private final Listener listener;
    private final PendingPushes pending = new PendingPushes();
    private final Backoff backoff;
    private final Disposable.Swap reading = Disposables.swap();

    private boolean running;
    private boolean again;
    private boolean anew;
    private boolean stopped;
    private MessageId scanFrom = MessageId.MIN;

    /** Hears how it goes; called on the lane. */
    interface Listener {

        /** Entries were added, and there are more. */
        void progressed();

        /** A new run has begun: what lies between it and the one before was not seen. */
        void skipped();

        /** The end is reached, and the pushes follow it. */
        void caughtUp();

        /** There is nothing to read, and will not be. */
        void ended(ChatException reason);
    }

    CatchUp(ChannelId channel, Lane lane, HubContext context, LocalHistory history, Listener listener) {
        this.channel = channel;
        this.lane = lane;
        this.context = context;
        this.history = history;
        this.listener = listener;
        this.backoff = context.backoff();
    }

    /** Begins, or once more after the read that is under way. */
    void start() {
        if (stopped) {
            return;
        }
        if (running) {
            again = true;
            return;
        }
        running = true;
        again = false;
        anew = false;
        pending.clear();
        scanFrom = history.newest();
        read();
    }

    /** Keeps a pushed entry that does not follow yet. */
    void keep(String epoch, Entry entry) {
        again |= !pending.add(epoch, entry);
    }

    void stop() {
        stopped = true;
        reading.dispose();
    }

    private void read() {
        boolean first = history.ring() == null;
        Mono<StreamPage> page =
                first || anew ? context.reads().tip(channel) : context.reads().page(channel, history.head(), scanFrom);
        reading.update(page.subscribe(
                found -> lane.execute(() -> found(found)), failure -> lane.execute(() -> failed(failure))));
    }

    private void found(StreamPage page) {
        if (stopped) {
            return;
        }
        backoff.reset();
        boolean first = history.ring() == null;
        if (page.epoch() == null) {
            listener.ended(first ? new ChannelNotFoundException(channel.value()) : new ChannelGoneException(channel));
        } else if (first || anew) {
            begin(page);
            settle();
        } else if (Continuity.of(history.head(), history.epoch(), page) == Continuity.CONTINUOUS) {
            goOn(page);
        } else if (page.full()) {
            // the newest entry is not in it, and a ring must know what it begins after: its id may be issued twice
            anew = true;
            read();
        } else {
            begin(page);
            settle();
        }
    }

    private void goOn(StreamPage page) {
        page.entries().forEach(history::append);
        if (page.full()) {
            scanFrom = page.scannedTo(scanFrom);
            listener.progressed();
            read();
            return;
        }
        if (!page.reaches(history.head())) {
            begin(page);
        }
        settle();
    }

    private void begin(StreamPage page) {
        history.begin(page);
        listener.skipped();
    }

    /** The stream is read to its end: what was pushed meanwhile must follow. */
    private void settle() {
        running = false;
        boolean follows = !again;
        for (Entry entry : pending.takeAfter(history.head(), history.epoch())) {
            follows = follows && history.take(entry);
            if (!follows) {
                keep(history.epoch(), entry);
            }
        }
        if (follows) {
            listener.caughtUp();
        } else {
            start();
            listener.progressed();
        }
    }

    private void failed(Throwable failure) {
        if (failure instanceof CorruptDataException corrupt) {
            listener.ended(corrupt);
            return;
        }
        if (!(failure instanceof UnavailableException)) {
            LOG.warn("channel {} cannot be read; trying on", channel, failure);
        }
        lane.schedule(this::read, backoff.next());
    }
}
