package io.github.confab.chat.memory;

import io.github.confab.chat.Threads;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The threads of a channel. */
final class MemoryThreads implements Threads {

    private final ChannelId id;
    private final Session session;
    private final UserId me;

    MemoryThreads(ChannelId id, Session session) {
        this.id = id;
        this.session = session;
        this.me = session.user().id();
    }

    @Override
    public Flux<StreamMessage> replies(MessageId root, HistoryQuery query) {
        Arguments.present("root", root);
        Arguments.present("history query", query);
        return ask("read a thread of", threads -> threads.replies(me, root, query))
                .flatMapIterable(found -> found);
    }

    @Override
    public Mono<Boolean> follow(MessageId root) {
        Arguments.present("root", root);
        return ask("follow a thread of", threads -> threads.follow(me, root));
    }

    @Override
    public Mono<Boolean> unfollow(MessageId root) {
        Arguments.present("root", root);
        return ask("stop following a thread of", threads -> threads.unfollow(me, root));
    }

    @Override
    public Mono<Page<UserId>> followers(MessageId root, PageRequest page) {
        Arguments.present("root", root);
        Arguments.present("page", page);
        return session.lifetime().ask("read who follows a thread of channel " + id, () -> {
            ChannelState channel = channel();
            channel.mustRead(me);
            return Pages.of(channel.onMessages(acts -> acts.threads().followers(root)), page);
        });
    }

    @Override
    public Mono<Void> markRead(MessageId root, MessageId reply) {
        Arguments.present("root", root);
        Arguments.present("reply", reply);
        return ask("mark a thread of", threads -> {
                    threads.markRead(me, root, reply);
                    return true;
                })
                .then();
    }

    @Override
    public Mono<Long> unread(MessageId root) {
        Arguments.present("root", root);
        return ask("count a thread of", threads -> threads.unread(me, root));
    }

    private <T> Mono<T> ask(String what, Function<ThreadBook, T> question) {
        return session.lifetime()
                .ask(what + " channel " + id, () -> channel().onMessages(acts -> question.apply(acts.threads())));
    }

    private ChannelState channel() {
        return session.store().directory().channel(id);
    }
}
