package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.lettuce.engine.inbox.News.Kind;
import io.github.confab.chat.lettuce.redis.MentionStore;
import io.github.confab.chat.lettuce.redis.MentionStore.Mentioned;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.UserId;
import java.util.List;
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
    public Mono<Receipt> after(Mono<Receipt> publish, UserId author, Draft draft) {
        List<UserId> others =
                draft.mentions().stream().filter(user -> !user.equals(author)).toList();
        return others.isEmpty() ? publish : second.after(publish, receipt -> told(receipt, author, others));
    }

    private Mono<Void> told(Receipt receipt, UserId author, List<UserId> users) {
        return store.mentioned(receipt.channel(), receipt.id(), users)
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
