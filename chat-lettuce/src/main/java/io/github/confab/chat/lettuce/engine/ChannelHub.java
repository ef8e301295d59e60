package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.redis.ChannelPosition;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.lettuce.wire.Frame;
import io.github.confab.chat.lettuce.wire.Frames;
import io.github.confab.chat.lettuce.wire.Header;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * One channel in one process: takes its pushes, checks that they follow each other, mends what is missing from the
 * stream, and keeps the newest entries in a ring for all local readers.
 *
 * <p>The hub never reports what is missing: on any doubt about the history it begins a new ring at the newest entry, and
 * each reader finds out by its own position what that means for it. Everything but the methods marked so runs on the
 * hub's lane.
 */
final class ChannelHub {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelHub.class);
    private static final long STALE_PUSH_CHECK_MILLIS = 1000;

    private final ChannelId channel;
    private final Lane lane;
    private final HubContext context;
    private final HubClients clients;
    private final Attachment attachment;
    private final PendingPushes pending = new PendingPushes();
    private final Backoff readBackoff;
    private final Disposable.Swap reading = Disposables.swap();
    private final AtomicBoolean started = new AtomicBoolean();

    private volatile @Nullable Ring ring;
    private volatile List<Entry> earlier = List.of();
    private volatile boolean live;
    private volatile boolean overrun;
    private volatile long lastActivity;
    private volatile String epoch = "";

    private long membershipVersion = -1;
    private volatile boolean closed;
    private boolean syncing;
    private boolean syncAgain;
    private boolean anew;
    private MessageId scanFrom = MessageId.MIN;
    private long lastStaleCheck;

    ChannelHub(ChannelId channel, String topic, Lane lane, HubContext context) {
        this.channel = channel;
        this.lane = lane;
        this.context = context;
        this.clients = new HubClients();
        this.attachment = new Attachment(topic, lane, context);
        this.readBackoff = context.backoff();
        this.lastActivity = context.now();
    }

    // ---- any thread: what readers look at

    ChannelId channel() {
        return channel;
    }

    Lane lane() {
        return lane;
    }

    HubClients clients() {
        return clients;
    }

    /** The newest entries; null until the hub has seen the stream for the first time. */
    @Nullable
    Ring ring() {
        return ring;
    }

    /** What the ring before this one held, for readers who must find where the history forked. */
    List<Entry> earlier() {
        return earlier;
    }

    /** The life of the history that the ring belongs to. */
    String epoch() {
        return epoch;
    }

    /** Whether pushes arrive and follow each other: what comes next comes at once. */
    boolean isLive() {
        return live;
    }

    /** The newest entry it has seen. */
    MessageId headId() {
        Ring present = ring;
        return present == null ? MessageId.MIN : present.newest();
    }

    boolean isClosed() {
        return closed;
    }

    boolean isSilentSince(long millis) {
        return live && lastActivity <= millis;
    }

    // ---- any thread: events

    /** The first call asks for the topic; the others do nothing. */
    void start() {
        if (started.compareAndSet(false, true)) {
            lane.execute(attachment::ask);
        }
    }

    /** A push has arrived; called on the event loop. */
    void pushed(byte[] frame) {
        if (!lane.executePush(() -> receive(frame)) && !overrun) {
            // the lane has too much to do: what is dropped here is read from the stream, in larger pages
            overrun = true;
            lane.execute(this::sync);
        }
    }

    void attached() {
        lane.execute(() -> {
            attachment.confirmed();
            sync();
        });
    }

    void detached(Throwable reason) {
        lane.execute(() -> {
            live = false;
            if (!closed && attachment.refused(reason)) {
                sync();
            }
        });
    }

    void connectionDown() {
        lane.execute(() -> {
            live = false;
            attachment.lost();
        });
    }

    void connectionUp() {
        lane.execute(attachment::ask);
    }

    /** A reader has seen something that does not fit what this hub holds. */
    void doubt() {
        lane.execute(this::sync);
    }

    /** What the idle check found, and the head the hub had when it was asked. */
    void compare(ChannelPosition found, MessageId headThen) {
        lane.execute(() -> {
            Ring present = ring;
            if (!live || present == null || !present.head().id().equals(headThen)) {
                return;
            }
            lastActivity = context.now();
            membership(found.membershipVersion());
            if (!epoch.equals(found.epoch()) || !headThen.equals(found.last())) {
                // a push was missed, or the entry was produced without one: ask for the topic again too, since a lost
                // topic must not live on idle checks
                live = false;
                attachment.ask();
            }
        });
    }

    void close(ChatException reason) {
        lane.execute(() -> closeNow(reason));
    }

    // ---- on the lane: pushes

    private void receive(byte[] bytes) {
        if (closed) {
            return;
        }
        try {
            Frame frame = Frames.decode(bytes);
            if (frame instanceof Frame.Entries entries) {
                receive(entries);
            } else if (frame instanceof Frame.Sent signal) {
                clients.signalled(signal);
            } else {
                closeNow(new ChannelGoneException(channel));
            }
        } catch (CorruptEntryException foreign) {
            LOG.debug("ignored a push to channel {}: {}", channel, foreign.problem());
        }
    }

    private void receive(Frame.Entries frame) {
        lastActivity = context.now();
        boolean follows = true;
        for (Entry entry : frame.entries()) {
            boolean taken = live && follows && epoch.equals(frame.epoch()) && take(entry);
            follows = taken;
            if (!taken && !pending.add(frame.epoch(), entry)) {
                syncAgain = true;
            }
        }
        if (follows) {
            clients.wake();
        } else if (live) {
            sync();
        }
    }

    /** Whether an entry was the next one, or one that is here already; else the stream must tell. */
    private boolean take(Entry entry) {
        Ring present = present();
        Position head = present.head();
        if (entry.previous().equals(head.id())) {
            if (!entry.hasPayload()) {
                return false;
            }
            append(present, entry);
            return true;
        }
        return entry.id().seq() <= head.seq() && isKnown(present, entry);
    }

    private boolean isKnown(Ring present, Entry entry) {
        if (present.indexAfter(Position.after(entry)) >= 0) {
            return true;
        }
        Entry oldest = present.oldest();
        long floor = oldest == null ? present.head().seq() : oldest.id().seq();
        if (entry.id().seq() >= floor) {
            return false;
        }
        // Too old to compare: most likely a push that lagged behind our own reads. Once a second the stream is asked.
        long now = context.now();
        boolean recentlyAsked = now - lastStaleCheck < STALE_PUSH_CHECK_MILLIS;
        lastStaleCheck = recentlyAsked ? lastStaleCheck : now;
        return recentlyAsked;
    }

    private void append(Ring present, Entry entry) {
        present.append(entry);
        char kind = entry.header().kind();
        if (kind == Header.LEFT) {
            clients.accessChanged();
        }
    }

    // ---- on the lane: reading the stream

    private void sync() {
        if (closed) {
            return;
        }
        live = false;
        if (syncing) {
            syncAgain = true;
            return;
        }
        syncing = true;
        syncAgain = false;
        overrun = false;
        anew = false;
        pending.clear();
        Ring present = ring;
        scanFrom = present == null ? MessageId.MIN : present.head().id();
        read();
    }

    private void read() {
        Ring present = ring;
        Mono<StreamPage> page = present == null || anew
                ? context.reads().tip(channel)
                : context.reads().page(channel, present.head(), scanFrom);
        reading.update(page.subscribe(
                found -> lane.execute(() -> read(found)), failure -> lane.execute(() -> readFailed(failure))));
    }

    private void read(StreamPage page) {
        if (closed) {
            return;
        }
        readBackoff.reset();
        Ring present = ring;
        if (page.epoch() == null) {
            closeNow(
                    present == null
                            ? new ChannelNotFoundException(channel.value())
                            : new ChannelGoneException(channel));
        } else if (present == null || anew) {
            begin(page);
            settle();
        } else if (Continuity.of(present.head(), epoch, page) == Continuity.CONTINUOUS) {
            goOn(present, page);
        } else if (page.full()) {
            // the newest entry is not in it, and a ring must know what it begins after: its id may be issued twice
            anew = true;
            read();
        } else {
            begin(page);
            settle();
        }
    }

    private void goOn(Ring present, StreamPage page) {
        for (Entry entry : page.entries()) {
            append(present, entry);
        }
        if (page.full()) {
            scanFrom = page.scannedTo(scanFrom);
            clients.wake();
            read();
            return;
        }
        if (!page.reaches(present.head())) {
            begin(page);
        }
        settle();
    }

    /** A new run, from the newest entry on. */
    private void begin(StreamPage page) {
        Ring before = ring;
        if (before != null) {
            // who is recognised by it needs no content, and no budget counts it any more
            earlier = before.entries().stream().map(Entry::withoutPayload).toList();
            before.clear();
        }
        epoch = String.valueOf(page.epoch());
        ring = new Ring(page.newest(), context.settings().largestRing(), context.budget());
        // whoever left in what is skipped was not seen leaving
        clients.accessChanged();
    }

    /** The stream is read to its end: what was pushed meanwhile must follow. */
    private void settle() {
        syncing = false;
        boolean follows = !syncAgain;
        for (Entry entry : pending.takeAfter(present().head(), epoch)) {
            follows = follows && take(entry);
            if (!follows && !pending.add(epoch, entry)) {
                syncAgain = true;
            }
        }
        if (follows) {
            live = attachment.isConfirmed();
            lastActivity = context.now();
        } else {
            sync();
        }
        clients.wake();
    }

    private void readFailed(Throwable failure) {
        if (failure instanceof UnavailableException) {
            lane.schedule(this::read, readBackoff.next());
        } else if (failure instanceof CorruptDataException corrupt) {
            closeNow(corrupt);
        } else {
            LOG.warn("channel {} cannot be read; trying on", channel, failure);
            lane.schedule(this::read, readBackoff.next());
        }
    }

    // ---- on the lane: the rest

    private void membership(long version) {
        if (membershipVersion >= 0 && membershipVersion != version) {
            clients.accessChanged();
        }
        membershipVersion = version;
    }

    void closeNow(ChatException reason) {
        if (closed) {
            return;
        }
        closed = true;
        live = false;
        reading.dispose();
        attachment.release();
        Ring present = ring;
        if (present != null) {
            present.clear();
        }
        clients.closed(reason);
    }

    private Ring present() {
        Ring present = ring;
        if (present == null) {
            throw new IllegalStateException("the hub of channel " + channel + " has not begun");
        }
        return present;
    }
}
