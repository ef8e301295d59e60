package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.lettuce.engine.base.Published;
import io.github.confab.chat.lettuce.redis.ThreadStore;
import io.github.confab.chat.lettuce.redis.ThreadStore.Followers;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.UserId;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The second step of a publish that replies: who follows the thread gets a notice, unless the message mentions them. */
public final class ReplyNotices {

    private static final int AT_ONCE = 32;

    private final ThreadStore store;
    private final Inboxes inboxes;
    private final SecondStep second;

    /** @param delivery where publishers are told their outcome */
    public ReplyNotices(ThreadStore store, Inboxes inboxes, Scheduler delivery) {
        this.store = store;
        this.inboxes = inboxes;
        this.second = new SecondStep(inboxes.bounds(), delivery);
    }

    /** The publish, and the followers told before its receipt is given, or given up at its deadline. */
    public Mono<Published> after(Mono<Published> publish, UserId author, Draft draft) {
        return draft.replyTo().isEmpty()
                ? publish
                : second.after(publish, published -> Optional.of(told(published, author)));
    }

    private Mono<Void> told(Published published, UserId author) {
        Receipt receipt = published.receipt();
        return store.followers(receipt.channel(), receipt.id())
                .retryWhen(second.again())
                .flatMap(found -> told(published, author, found));
    }

    private Mono<Void> told(Published published, UserId author, Followers thread) {
        Receipt receipt = published.receipt();
        News news = News.reply(author, receipt.channel(), receipt.id(), thread.root());
        return Flux.fromIterable(thread.users())
                .filter(user ->
                        !user.equals(author) && !published.mentions().users().contains(user))
                .flatMapDelayError(user -> inboxes.tell(user, news), AT_ONCE, 1)
                .then();
    }
}
