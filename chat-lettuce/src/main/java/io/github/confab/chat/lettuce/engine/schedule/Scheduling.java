package io.github.confab.chat.lettuce.engine.schedule;

import io.github.confab.chat.Schedule;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.MessageEncoder;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.engine.schedule.Postman.Times;
import io.github.confab.chat.lettuce.redis.AccessStore;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.DueStore;
import io.github.confab.chat.lettuce.redis.StreamLog;
import io.github.confab.chat.lettuce.redis.UserStore;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.ScheduledMessage;
import io.github.confab.chat.model.UserId;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everything about scheduled messages in one process: the door of this package. Safe for use by many threads. */
public final class Scheduling {

    private final Stores stores;
    private final Supplier<String> ids;
    private final MessageEncoder encoder;
    private final Times times;

    /**
     * @param ids gives a new id at each call
     * @param encoder for what is kept
     * @param times when the postman does what
     */
    public Scheduling(Stores stores, Supplier<String> ids, MessageEncoder encoder, Times times) {
        this.stores = stores;
        this.ids = ids;
        this.encoder = encoder;
        this.times = times;
    }

    /**
     * What it stands on.
     *
     * @param due what is to be sent later
     * @param access who may
     * @param users the authors
     * @param log where messages may stand already
     */
    public record Stores(DueStore due, AccessStore access, UserStore users, StreamLog log) {}

    /** Publishes for somebody, as their own client would: with its checks and all that follows a message. */
    @FunctionalInterface
    public interface Outlet {

        /**
         * @param author in whose name
         * @param channel where
         * @param draft what; too large a one may throw at the call
         * @return a Mono as of {@link io.github.confab.chat.Channel#publish}
         */
        Mono<Receipt> publish(Author author, ChannelId channel, Draft draft);
    }

    /** The schedule of one user in one channel. */
    public Schedule of(ChannelId channel, Actor actor, OpenGuard guard) {
        return new ChannelSchedule(channel, actor, this, guard);
    }

    /** Who sends what is due; to be started, and closed. */
    public Postman postman(Outlet outlet) {
        return new Postman(stores, outlet, times);
    }

    /** All that a user has scheduled anywhere, as far as it can be read. */
    public Flux<ScheduledMessage> all(UserId user) {
        return ChannelSchedule.all(stores.due(), user);
    }

    /** Forgets all that a user has scheduled. */
    public Mono<Void> forget(UserId user) {
        return Mono.defer(() -> stores.due().forget(user));
    }

    Stores stores() {
        return stores;
    }

    String newId() {
        return ids.get();
    }

    MessageEncoder encoder() {
        return encoder;
    }
}
