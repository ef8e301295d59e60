package io.github.confab.chat.memory;

import io.github.confab.chat.Workers;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.DeadLetter;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.WorkerLag;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** The worker groups of a channel. */
final class MemoryWorkers implements Workers {

    private final ChannelId id;
    private final Session session;

    MemoryWorkers(ChannelId id, Session session) {
        this.id = id;
        this.session = session;
    }

    @Override
    public Mono<WorkerLag> lag(String group) {
        String name = Arguments.group(group);
        return ask("the lag", groups -> groups.lag(name)).flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<Page<DeadLetter>> deadLetters(String group, PageRequest page) {
        String name = Arguments.group(group);
        Arguments.present("page", page);
        return ask("the dead letters", groups -> groups.deadLetters(name, page));
    }

    @Override
    public Mono<Boolean> discard(String group, String deadLetter) {
        String name = Arguments.group(group);
        Arguments.present("dead letter", deadLetter);
        return ask("a dead letter", groups -> groups.discard(name, deadLetter));
    }

    @Override
    public Mono<Boolean> delete(String group) {
        String name = Arguments.group(group);
        return ask("a worker group", groups -> groups.delete(name));
    }

    private <T> Mono<T> ask(String what, Function<GroupBook, T> question) {
        return session.lifetime().ask(what + " of channel " + id, () -> {
            ChannelState channel = session.store().directory().channel(id);
            channel.mustWork(session.user().id());
            return question.apply(channel.groups());
        });
    }
}
