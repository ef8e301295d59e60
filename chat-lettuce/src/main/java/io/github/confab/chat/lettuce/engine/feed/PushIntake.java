package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.engine.base.Lane;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.Frame;
import io.github.confab.chat.lettuce.wire.Frames;
import io.github.confab.chat.model.ChannelId;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the pushes of a channel from the event loop to the lane of its hub, as far as the lane keeps up, and reads them there. */
final class PushIntake {

    private static final Logger LOG = LoggerFactory.getLogger(PushIntake.class);

    private final ChannelId channel;
    private final Lane lane;
    private final Consumer<Frame> frames;
    private final Runnable dropped;

    private volatile boolean overrun;

    /**
     * @param frames is given each frame, on the lane
     * @param dropped runs on the lane once some were dropped, until {@link #goOn}
     */
    PushIntake(ChannelId channel, Lane lane, Consumer<Frame> frames, Runnable dropped) {
        this.channel = channel;
        this.lane = lane;
        this.frames = frames;
        this.dropped = dropped;
    }

    /** A push has arrived; called on the event loop. */
    void pushed(byte[] frame) {
        if (!lane.executePush(() -> read(frame)) && !overrun) {
            // the lane has too much to do: what is dropped here is read from the stream, in larger pages
            overrun = true;
            lane.execute(dropped);
        }
    }

    /** What was dropped is about to be read from the stream. */
    void goOn() {
        overrun = false;
    }

    private void read(byte[] bytes) {
        try {
            frames.accept(Frames.decode(bytes));
        } catch (CorruptEntryException foreign) {
            LOG.debug("ignored a push to channel {}: {}", channel, foreign.problem());
        }
    }
}
