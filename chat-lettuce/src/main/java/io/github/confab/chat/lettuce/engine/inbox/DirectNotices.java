package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.Published;
import io.github.confab.chat.lettuce.engine.inbox.News.Kind;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The second step of a publish in a direct channel: whoever is on the other side gets a notice. */
public final class DirectNotices {

    private final BiFunction<ChannelId, Author, Mono<List<UserId>>> others;
    private final Inboxes inboxes;
    private final SecondStep second;

    /**
     * @param others who else is in a direct channel; asked at each publish
     * @param delivery where publishers are told their outcome
     */
    public DirectNotices(
            BiFunction<ChannelId, Author, Mono<List<UserId>>> others, Inboxes inboxes, Scheduler delivery) {
        this.others = others;
        this.inboxes = inboxes;
        this.second = new SecondStep(inboxes.bounds(), delivery);
    }

    /** The publish, and its notice told before its receipt is given, or given up at its deadline. */
    public Mono<Published> after(Mono<Published> publish, Author author) {
        return second.after(publish, published -> Optional.of(told(published.receipt(), author)));
    }

    private Mono<Void> told(Receipt receipt, Author author) {
        News news = News.of(Kind.DIRECT, author.id(), receipt.channel(), receipt.id());
        return others.apply(receipt.channel(), author)
                .retryWhen(second.again())
                .flatMapMany(Flux::fromIterable)
                .flatMap(user -> inboxes.tell(user, news))
                .then();
    }
}
