package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.engine.base.Backoff;
import io.github.confab.chat.lettuce.engine.base.Lane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** A hub's hold on its topic: asks for it until it has it, with growing waits. Confined to the hub's lane. */
final class Attachment {

    private static final Logger LOG = LoggerFactory.getLogger(Attachment.class);

    /** After so many refusals in a row the stream is read now and then: slower, but nothing stands still. */
    private static final int REFUSALS_BEFORE_POLLING = 3;

    private final String topic;
    private final Lane lane;
    private final HubContext context;
    private final Backoff backoff;
    private final Disposable.Swap retry = Disposables.swap();

    private boolean confirmed;
    private boolean released;
    private int refusals;

    Attachment(String topic, Lane lane, HubContext context) {
        this.topic = topic;
        this.lane = lane;
        this.context = context;
        this.backoff = context.backoff();
    }

    boolean isConfirmed() {
        return confirmed;
    }

    /** Asks for the topic, also when it is held already: that mends a subscription which was lost in silence. */
    void ask() {
        if (!released) {
            confirmed = false;
            context.push().attach(topic);
        }
    }

    void confirmed() {
        confirmed = !released;
        refusals = 0;
        backoff.reset();
        retry.update(Disposables.disposed());
    }

    /** Asks again after a while; true: it has been refused so often that the stream should be read meanwhile. */
    boolean refused(Throwable reason) {
        confirmed = false;
        refusals++;
        if (refusals == REFUSALS_BEFORE_POLLING) {
            LOG.warn("topic {} cannot be subscribed; its channel is read now and then instead", topic, reason);
        }
        retry.update(lane.schedule(this::ask, backoff.next()));
        return refusals >= REFUSALS_BEFORE_POLLING;
    }

    /** The connection is gone; it is asked for again when there is another. */
    void lost() {
        confirmed = false;
        refusals = 0;
        backoff.reset();
        retry.update(Disposables.disposed());
    }

    void release() {
        released = true;
        confirmed = false;
        retry.dispose();
        context.push().detach(topic);
    }
}
