package io.github.confab.chat.lettuce.engine.reading;

import io.github.confab.chat.ReadMarks;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.ReadMarkStore;
import io.github.confab.chat.lettuce.redis.ReadMarkStore.Question;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.ReadMark;
import io.github.confab.chat.model.ReadReceipt;
import io.github.confab.chat.model.Unread;
import java.util.List;
import reactor.core.publisher.Mono;

/** The {@link ReadMarks} of one channel. The channel is asked first, then the user: they live in different slots. */
public final class ChannelReadMarks implements ReadMarks {

    private final ChannelId channel;
    private final ReadMarkStore store;
    private final Actor actor;
    private final OpenGuard guard;

    public ChannelReadMarks(ChannelId channel, ReadMarkStore store, Actor actor, OpenGuard guard) {
        this.channel = channel;
        this.store = store;
        this.actor = actor;
        this.guard = guard;
    }

    @Override
    public Mono<Void> mark(MessageId message) {
        return moved(Arguments.present("message id", message), false);
    }

    @Override
    public Mono<Void> markAll() {
        return moved(MessageId.MAX, false);
    }

    @Override
    public Mono<Void> share(MessageId message) {
        return moved(Arguments.present("message id", message), true);
    }

    private Mono<Void> moved(MessageId upTo, boolean share) {
        boolean shared = share && !actor.trusted();
        return guard.whileOpen("mark channel " + channel + " as read", () -> store.place(channel, actor, upTo, shared)
                .flatMap(place -> actor.trusted() ? Mono.empty() : store.mark(actor.user(), channel, place)));
    }

    @Override
    public Mono<ReadMark> mine() {
        return guard.whileOpen("read the mark in channel " + channel, () -> store.tally(channel, actor)
                .flatMap(tally -> store.marks(actor.user(), List.of(new Question(channel, tally))))
                .flatMap(found -> Mono.justOrEmpty(found.get(0).mark()))
                .map(place -> new ReadMark(channel, place.id(), place.ordinal())));
    }

    @Override
    public Mono<Unread> unread() {
        return guard.whileOpen(
                "count what is unread in channel " + channel, () -> new Unreads(store, actor).of(channel));
    }

    @Override
    public Mono<Page<ReadReceipt>> receipts(PageRequest page) {
        Mono<Page<ReadReceipt>> receipts = store.receipts(channel, Arguments.present("page", page), actor);
        return guard.whileOpen("list the read receipts of channel " + channel, () -> receipts);
    }
}
