package io.github.confab.chat.lettuce.engine.publish;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.Mentions;
import io.github.confab.chat.lettuce.engine.base.Published;
import io.github.confab.chat.lettuce.wire.Header;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MentionText;
import io.github.confab.chat.model.Receipt;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.MonoSink;

/**
 * A message on its way to the store, and whoever waits for its receipt. One whose text mentions somebody is not ready to
 * leave before it is known who that is.
 */
final class Outgoing {

    /** Redis' protocol and the entry's fields around a payload, about. */
    private static final int OVERHEAD = 128;

    /** The id of a user with a name, in JSON. */
    private static final int MENTION = 67;

    private final Author author;
    private final Encoded draft;
    private final boolean push;
    private final long deadlineMillis;
    private final MonoSink<Published> sink;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final Disposable.Swap lookup = Disposables.swap();
    private volatile Encoded encoded;
    private volatile boolean ready;

    Outgoing(Author author, Encoded encoded, boolean push, long deadlineMillis, MonoSink<Published> sink) {
        this.author = author;
        this.draft = encoded;
        this.encoded = encoded;
        this.ready = encoded.open().isEmpty();
        this.push = push;
        this.deadlineMillis = deadlineMillis;
        this.sink = sink;
    }

    /**
     * A draft in the form it is stored in.
     *
     * @param draft the message
     * @param payload its bytes
     * @param hash of what the draft says, if it has an idempotency key; then its end, see {@code AppendBatch}
     * @param mentions whom it mentions, as far as is known
     * @param open whom else it may mention; nobody: all is known
     */
    record Encoded(Draft draft, byte[] payload, String hash, Mentions mentions, MentionText open) {}

    Encoded encoded() {
        return encoded;
    }

    /** Whether it may leave. */
    boolean isReady() {
        return ready;
    }

    /** It is known now whom it mentions: it may leave. */
    void ready(Encoded complete) {
        encoded = complete;
        ready = true;
    }

    /** What makes it ready, given up when it has its outcome before. */
    void awaits(Disposable running) {
        lookup.update(running);
    }

    Author author() {
        return author;
    }

    Draft draft() {
        return draft.draft();
    }

    boolean push() {
        return push;
    }

    byte[] payload() {
        return encoded.payload();
    }

    String hash() {
        return draft.hash();
    }

    /** Nobody waits for it any more. */
    void forget() {
        lookup.dispose();
    }

    String key() {
        return draft().key().map(Object::toString).orElse("");
    }

    /** The message it replies to; empty: none. */
    String replyTo() {
        return draft().replyTo().map(Object::toString).orElse("");
    }

    /** The application's key recognises the message for ever; without one, its place in our numbering does. */
    Header header(String producer, long batch, int index) {
        String tag = draft().key().isPresent() ? key() : producer + "." + batch + "." + index;
        return new Header(Header.MESSAGE, author.id().value(), tag);
    }

    /** In bytes, at most; always the same. */
    int size() {
        return draft.payload().length + draft.open().mentions().size() * MENTION + OVERHEAD;
    }

    boolean isExpired(long nowMillis) {
        return nowMillis >= deadlineMillis;
    }

    boolean isSettled() {
        return settled.get();
    }

    /** Takes the right to give the outcome; false: somebody else has it. */
    boolean claim() {
        boolean first = settled.compareAndSet(false, true);
        lookup.dispose();
        return first;
    }

    /** Gives the failure, after {@link #claim()}. */
    void tell(Throwable failure) {
        sink.error(failure);
    }

    /** Gives the receipt, unless it has its outcome already. */
    void succeed(Receipt receipt) {
        if (claim()) {
            sink.success(new Published(receipt, encoded.mentions()));
        }
    }

    /** Gives the failure, unless it has its outcome already. */
    void fail(Throwable failure) {
        if (claim()) {
            tell(failure);
        }
    }
}
