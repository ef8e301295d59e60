package io.github.confab.examples.terminal.chat;

import io.github.confab.examples.terminal.state.Event;
import java.util.function.Consumer;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/** Brings a feed into the mailbox, a bounded part of it at a time: what is not taken yet stays in Redis. */
final class Feeder extends BaseSubscriber<Event> {

    /** How many events of a feed wait at most. */
    static final int DEMAND = 256;

    private static final int BATCH = DEMAND / 4;

    private final Mailbox mailbox;
    private final Consumer<Throwable> failed;
    private int taken;

    Feeder(Mailbox mailbox, Consumer<Throwable> failed) {
        this.mailbox = mailbox;
        this.failed = failed;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        request(DEMAND);
    }

    @Override
    protected void hookOnNext(Event event) {
        mailbox.post(event, this::taken);
    }

    @Override
    protected void hookOnError(Throwable failure) {
        failed.accept(failure);
    }

    /** Called by the one thread that takes. */
    private void taken() {
        taken++;
        if (taken == BATCH) {
            taken = 0;
            request(BATCH);
        }
    }
}
