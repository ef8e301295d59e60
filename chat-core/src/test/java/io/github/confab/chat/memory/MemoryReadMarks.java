package io.github.confab.chat.memory;

import io.github.confab.chat.ReadMarks;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.ReadMark;
import io.github.confab.chat.model.ReadReceipt;
import io.github.confab.chat.model.Unread;
import io.github.confab.chat.model.UserId;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** The read marks of a channel. */
final class MemoryReadMarks implements ReadMarks {

    private final ChannelId id;
    private final Session session;
    private final UserId me;

    MemoryReadMarks(ChannelId id, Session session) {
        this.id = id;
        this.session = session;
        this.me = session.user().id();
    }

    @Override
    public Mono<Void> mark(MessageId message) {
        return moved(Arguments.present("message id", message));
    }

    @Override
    public Mono<Void> markAll() {
        return moved(MessageId.MAX);
    }

    private Mono<Void> moved(MessageId upTo) {
        return ask("mark", channel -> {
                    if (!isApplication()) {
                        channel.readers().mark(me, upTo);
                    }
                    return channel;
                })
                .then();
    }

    @Override
    public Mono<Void> share(MessageId message) {
        Arguments.present("message id", message);
        return ask("mark", channel -> {
                    channel.mustBelong(me);
                    if (!isApplication()) {
                        channel.readers().share(me, message);
                    }
                    return channel;
                })
                .then();
    }

    @Override
    public Mono<ReadMark> mine() {
        return ask("read the mark in", channel -> channel.readers().mark(me)).flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<Unread> unread() {
        return ask(
                "count what is unread in",
                channel -> channel.has(me) ? channel.readers().unread(me) : Unread.NOTHING);
    }

    @Override
    public Mono<Page<ReadReceipt>> receipts(PageRequest page) {
        Arguments.present("page", page);
        return ask("list the read receipts of", channel -> channel.readers().receipts(page));
    }

    private boolean isApplication() {
        return me.equals(UserId.SYSTEM);
    }

    private <T> Mono<T> ask(String what, Function<ChannelState, T> question) {
        return session.lifetime().ask(what + " channel " + id, () -> {
            ChannelState channel = session.store().directory().channel(id);
            channel.mustRead(me);
            return question.apply(channel);
        });
    }
}
