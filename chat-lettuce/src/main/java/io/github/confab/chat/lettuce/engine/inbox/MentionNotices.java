package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.lettuce.engine.base.Published;
import io.github.confab.chat.lettuce.engine.inbox.News.Kind;
import io.github.confab.chat.lettuce.redis.MentionStore;
import io.github.confab.chat.lettuce.redis.MentionStore.Mentioned;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The second step of a publish that mentions somebody: each member among them gets the count and the notice. */
public final class MentionNotices {

    private final MentionStore store;
    private final Inboxes inboxes;
    private final SecondStep second;

    /** @param delivery where publishers are told their outcome */
    public MentionNotices(MentionStore store, Inboxes inboxes, Scheduler delivery) {
        this.store = store;
        this.inboxes = inboxes;
        this.second = new SecondStep(inboxes.bounds(), delivery);
    }

    /** The publish, and the mentions told before its receipt is given, or given up at its deadline. */
    public Mono<Published> after(Mono<Published> publish, UserId author) {
        return second.after(publish, published -> told(published, author));
    }

    private Optional<Mono<Void>> told(Published published, UserId author) {
        List<UserId> others = published.mentions().users().stream()
                .filter(user -> !user.equals(author))
                .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(told(published.receipt(), author, others));
    }

    private Mono<Void> told(Receipt receipt, UserId author, List<UserId> users) {
        return store.mentioned(receipt, users)
                .retryWhen(second.again())
                .flatMapIterable(found -> found.members().stream()
                        .map(member -> told(receipt, author, member, found))
                        .toList())
                .flatMap(step -> step)
                .then();
    }

    private Mono<Void> told(Receipt receipt, UserId author, UserId member, Mentioned where) {
        News news = News.of(Kind.MENTIONED, author, receipt.channel(), receipt.id());
        return Flux.mergeDelayError(
                        2,
                        store.keep(member, receipt.channel(), where).retryWhen(second.again()),
                        inboxes.tell(member, news))
                .then();
    }
}
