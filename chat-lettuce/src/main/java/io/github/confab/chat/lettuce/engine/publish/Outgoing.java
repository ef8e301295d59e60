package io.github.confab.chat.lettuce.engine.publish;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.wire.Header;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Receipt;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.MonoSink;

/** A message on its way to the store, and whoever waits for its receipt. */
final class Outgoing {

    /** Redis' protocol and the entry's fields around a payload, about. */
    private static final int OVERHEAD = 128;

    private final Author author;
    private final Draft draft;
    private final boolean push;
    private final byte[] payload;
    private final String hash;
    private final long deadlineMillis;
    private final MonoSink<Receipt> sink;
    private final AtomicBoolean settled = new AtomicBoolean();

    Outgoing(Author author, Encoded encoded, boolean push, long deadlineMillis, MonoSink<Receipt> sink) {
        this.author = author;
        this.draft = encoded.draft();
        this.payload = encoded.payload();
        this.hash = encoded.hash();
        this.push = push;
        this.deadlineMillis = deadlineMillis;
        this.sink = sink;
    }

    /**
     * A draft in the form it is stored in.
     *
     * @param draft the message
     * @param payload its bytes
     * @param hash of kind and payload, if the draft has an idempotency key; else empty
     */
    record Encoded(Draft draft, byte[] payload, String hash) {}

    Author author() {
        return author;
    }

    Draft draft() {
        return draft;
    }

    boolean push() {
        return push;
    }

    byte[] payload() {
        return payload;
    }

    String hash() {
        return hash;
    }

    String key() {
        return draft.key().map(Object::toString).orElse("");
    }

    /** The message it replies to; empty: none. */
    String replyTo() {
        return draft.replyTo().map(Object::toString).orElse("");
    }

    /** The application's key recognises the message for ever; without one, its place in our numbering does. */
    Header header(String producer, long batch, int index) {
        String tag = draft.key().isPresent() ? key() : producer + "." + batch + "." + index;
        return new Header(Header.MESSAGE, author.id().value(), tag);
    }

    int size() {
        return payload.length + OVERHEAD;
    }

    boolean isExpired(long nowMillis) {
        return nowMillis >= deadlineMillis;
    }

    boolean isSettled() {
        return settled.get();
    }

    /** Takes the right to give the outcome; false: somebody else has it. */
    boolean claim() {
        return settled.compareAndSet(false, true);
    }

    /** Gives the failure, after {@link #claim()}. */
    void tell(Throwable failure) {
        sink.error(failure);
    }

    /** Gives the receipt, unless it has its outcome already. */
    void succeed(Receipt receipt) {
        if (claim()) {
            sink.success(receipt);
        }
    }

    /** Gives the failure, unless it has its outcome already. */
    void fail(Throwable failure) {
        if (claim()) {
            tell(failure);
        }
    }
}
