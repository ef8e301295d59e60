package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.engine.base.Lane;
import io.github.confab.chat.lettuce.redis.ChannelPosition;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.lettuce.wire.Frame;
import io.github.confab.chat.lettuce.wire.Header;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One channel in one process: takes its pushes, checks that they follow each other, mends what is missing from the
 * stream, and keeps the newest entries in a ring for all local readers.
 *
 * <p>The hub never reports what is missing: on any doubt about the history it begins a new ring at the newest entry, and
 * each reader finds out by its own position what that means for it. Everything but the methods marked so runs on the
 * hub's lane.
 */
final class ChannelHub {

    private final ChannelId channel;
    private final Lane lane;
    private final HubClients clients;
    private final Attachment attachment;
    private final LocalHistory history;
    private final CatchUp catchUp;
    private final Silence silence;
    private final PushIntake intake;
    private final AtomicBoolean started = new AtomicBoolean();

    private volatile boolean live;
    private volatile boolean closed;

    ChannelHub(ChannelId channel, String topic, Lane lane, HubContext context) {
        this.channel = channel;
        this.lane = lane;
        this.clients = new HubClients();
        this.attachment = new Attachment(topic, lane, context);
        this.history = new LocalHistory(context, this::appended);
        this.catchUp = new CatchUp(channel, lane, context, history, new Progress());
        this.silence = new Silence(context);
        this.intake = new PushIntake(channel, lane, this::receive, this::sync);
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

    /** The newest of the channel, for readers to look at. */
    LocalHistory history() {
        return history;
    }

    /** Whether pushes arrive and follow each other: what comes next comes at once. */
    boolean isLive() {
        return live;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isSilentSince(long millis) {
        return live && silence.hasLastedSince(millis);
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
        intake.pushed(frame);
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
        lane.execute(() -> {
            attachment.ask();
            clients.reconnected();
        });
    }

    /** A reader has seen something that does not fit what this hub holds. */
    void doubt() {
        lane.execute(this::sync);
    }

    /** What the idle check found, and the head the hub had when it was asked. */
    void compare(ChannelPosition found, MessageId headThen) {
        lane.execute(() -> {
            if (!live || !history.newest().equals(headThen)) {
                return;
            }
            silence.broken();
            if (silence.membersChanged(found.membershipVersion())) {
                clients.accessChanged();
            }
            if (!history.epoch().equals(found.epoch()) || !headThen.equals(found.last())) {
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

    private void receive(Frame frame) {
        if (closed) {
            return;
        }
        if (frame instanceof Frame.Entries entries) {
            receive(entries);
        } else if (frame instanceof Frame.Sent signal) {
            clients.signalled(signal);
        } else if (frame instanceof Frame.Moved moved) {
            clients.moved(moved);
        } else {
            closeNow(new ChannelGoneException(channel));
        }
    }

    private void receive(Frame.Entries frame) {
        silence.broken();
        boolean follows = true;
        for (Entry entry : frame.entries()) {
            follows = live && follows && history.epoch().equals(frame.epoch()) && history.take(entry);
            if (!follows) {
                catchUp.keep(frame.epoch(), entry);
            }
        }
        if (follows) {
            clients.wake();
        } else if (live) {
            sync();
        }
    }

    private void appended(Entry entry) {
        char kind = entry.header().kind();
        if (kind == Header.LEFT || kind == Header.BANNED) {
            clients.memberLeft(entry.header().sender());
        }
    }

    // ---- on the lane: reading the stream

    private void sync() {
        if (!closed) {
            live = false;
            intake.goOn();
            catchUp.start();
        }
    }

    private final class Progress implements CatchUp.Listener {

        @Override
        public void progressed() {
            clients.wake();
        }

        @Override
        public void skipped() {
            // whoever left in what is skipped was not seen leaving
            clients.accessChanged();
        }

        @Override
        public void caughtUp() {
            live = attachment.isConfirmed();
            silence.broken();
            clients.wake();
            if (live) {
                clients.live();
            }
        }

        @Override
        public void ended(ChatException reason) {
            closeNow(reason);
        }
    }

    // ---- on the lane: the end

    void closeNow(ChatException reason) {
        if (closed) {
            return;
        }
        closed = true;
        live = false;
        catchUp.stop();
        attachment.release();
        history.clear();
        clients.closed(reason);
    }
}
