package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.lettuce.engine.base.Mentions;
import io.github.confab.chat.lettuce.engine.base.Published;
import io.github.confab.chat.lettuce.engine.inbox.News.Kind;
import io.github.confab.chat.lettuce.redis.CallStore;
import io.github.confab.chat.lettuce.redis.MentionStore;
import io.github.confab.chat.lettuce.redis.MentionStore.Mentioned;
import io.github.confab.chat.model.Call;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The second step of a publish that mentions somebody: each member among them gets the count and the notice. */
public final class MentionNotices {

    /** A call may be for a thousand people. */
    private static final int TOLD_AT_ONCE = 64;

    private final MentionStore store;
    private final CallStore calls;
    private final Inboxes inboxes;
    private final SecondStep second;

    /** @param delivery where publishers are told their outcome */
    public MentionNotices(MentionStore store, CallStore calls, Inboxes inboxes, Scheduler delivery) {
        this.store = store;
        this.calls = calls;
        this.inboxes = inboxes;
        this.second = new SecondStep(inboxes.bounds(), delivery);
    }

    /** The publish, and the mentions told before its receipt is given, or given up at its deadline. */
    public Mono<Published> after(Mono<Published> publish, UserId author) {
        return second.after(publish, published -> told(published, author));
    }

    private Optional<Mono<Void>> told(Published published, UserId author) {
        Mentions mentions = published.mentions();
        List<UserId> others =
                mentions.users().stream().filter(user -> !user.equals(author)).toList();
        if (others.isEmpty() && mentions.calls().isEmpty()) {
            return Optional.empty();
        }
        Notice notice =
                new Notice(published.receipt(), author, !mentions.calls().contains(Call.CHANNEL));
        Mono<Mentioned> named = others.isEmpty()
                ? Mono.empty()
                : store.mentioned(notice.receipt(), others).retryWhen(second.again());
        Mono<Mentioned> called = mentions.calls().isEmpty()
                ? Mono.empty()
                : calls.called(notice.receipt()).retryWhen(second.again()).map(all -> without(all, author, others));
        return Optional.of(Flux.mergeDelayError(2, tell(notice, named), tell(notice, called))
                .then());
    }

    /**
     * What is told.
     *
     * @param counted whether each is told their count: a call of all members counts for all of them at once
     */
    private record Notice(Receipt receipt, UserId author, boolean counted) {}

    private static Mentioned without(Mentioned called, UserId author, List<UserId> named) {
        List<UserId> rest = called.members().stream()
                .filter(user -> !user.equals(author) && !named.contains(user))
                .toList();
        return new Mentioned(called.epoch(), called.ordinal(), rest);
    }

    private Mono<Void> tell(Notice notice, Mono<Mentioned> whom) {
        return whom.flatMapMany(found -> Flux.fromIterable(found.members())
                        .flatMapDelayError(member -> tell(notice, member, found), TOLD_AT_ONCE, 1))
                .then();
    }

    private Mono<Void> tell(Notice notice, UserId member, Mentioned where) {
        Receipt receipt = notice.receipt();
        News news = News.of(Kind.MENTIONED, notice.author(), receipt.channel(), receipt.id());
        Mono<Void> count = notice.counted()
                ? store.keep(member, receipt.channel(), where).retryWhen(second.again())
                : Mono.empty();
        return Flux.mergeDelayError(2, count, inboxes.tell(member, news)).then();
    }
}
