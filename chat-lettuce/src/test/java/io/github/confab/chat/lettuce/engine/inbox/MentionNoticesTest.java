package io.github.confab.chat.lettuce.engine.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ServerRefusedException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.engine.base.Mentions;
import io.github.confab.chat.lettuce.engine.base.Published;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.CallStore;
import io.github.confab.chat.lettuce.redis.InboxStore;
import io.github.confab.chat.lettuce.redis.MentionStore;
import io.github.confab.chat.lettuce.redis.MentionStore.Mentioned;
import io.github.confab.chat.model.Call;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The second step of a publish, when it does not go well. */
final class MentionNoticesTest {

    private static final ChannelId HERE = ChannelId.of("here");
    private static final UserId ADA = UserId.of("ada");
    private static final UserId BOB = UserId.of("bob");
    private static final UserId CLEO = UserId.of("cleo");
    private static final Receipt RECEIPT = new Receipt(HERE, new MessageId(1, 2), false);
    private static final Published PUBLISHED = new Published(RECEIPT, new Mentions(List.of(ADA, BOB, CLEO), Set.of()));

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final Set<String> inboxes = new HashSet<>();
    private final List<String> told = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private @Nullable Throwable failure;
    private int failures;

    private final MentionNotices mentions = new MentionNotices(store(), calls(), inboxes(), time);

    private MentionStore store() {
        return new MentionStore() {
            @Override
            public Mono<Mentioned> mentioned(Receipt receipt, List<UserId> users) {
                return faulty(new Mentioned("e1", 7, List.of(BOB)));
            }

            @Override
            public Mono<Void> keep(UserId user, ChannelId channel, Mentioned mentioned) {
                return faulty(user)
                        .doOnNext(kept -> told.add(kept + " has " + mentioned.ordinal()))
                        .then();
            }
        };
    }

    private CallStore calls() {
        return new CallStore() {
            @Override
            public Mono<Boolean> mayCall(ChannelId channel, Actor actor) {
                throw new UnsupportedOperationException("asked before the publish");
            }

            @Override
            public Mono<Mentioned> called(Receipt receipt) {
                return faulty(new Mentioned("e1", 7, List.of(ADA, BOB, CLEO)));
            }
        };
    }

    private Inboxes inboxes() {
        return new Inboxes(
                (inbox, draft) -> Mono.defer(() -> inboxes.contains(inbox.value())
                        ? Mono.fromSupplier(() -> {
                            told.add("inbox " + draft.text());
                            return new Receipt(inbox, new MessageId(5, 5), false);
                        })
                        : Mono.error(new ChannelNotFoundException(inbox.value()))),
                new InboxStore() {
                    @Override
                    public Mono<Void> create(ChannelId inbox, String epoch) {
                        return Mono.fromRunnable(() -> inboxes.add(inbox.value()));
                    }

                    @Override
                    public Mono<Void> erase(ChannelId inbox) {
                        return Mono.fromRunnable(() -> inboxes.remove(inbox.value()));
                    }
                },
                () -> "e",
                new Inboxes.Bounds(Duration.ofSeconds(10), time),
                (one, other) -> Mono.just(false));
    }

    private <T> Mono<T> faulty(T answer) {
        return Mono.defer(() -> {
            Throwable now = failure;
            return now != null && failures-- > 0 ? Mono.error(now) : Mono.just(answer);
        });
    }

    private void publish() {
        mentions.after(Mono.just(PUBLISHED), ADA).map(Published::receipt).subscribe(receipts::add);
        time.advanceTimeBy(Duration.ofMillis(1));
    }

    @AfterEach
    void end() {
        time.dispose();
    }

    @Test
    void after_members_areToldBeforeTheReceipt() {
        publish();
        assertThat(told)
                .as("not the author, not who is no member; the inbox is made")
                .containsExactlyInAnyOrder("bob has 7", "inbox mentioned");
        assertThat(receipts).containsExactly(RECEIPT);
    }

    @Test
    void after_callOfAll_tellsEachOnceAndLeavesTheCountToTheChannel() {
        Mentions all = new Mentions(List.of(BOB), Set.of(Call.CHANNEL));
        mentions.after(Mono.just(new Published(RECEIPT, all)), ADA)
                .map(Published::receipt)
                .subscribe(receipts::add);
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(told)
                .as("bob, who is mentioned too, and cleo; not the author")
                .containsExactly("inbox mentioned", "inbox mentioned");
        assertThat(receipts).containsExactly(RECEIPT);
    }

    @Test
    void after_callOfThosePresent_countsForEach() {
        Mentions here = new Mentions(List.of(), Set.of(Call.HERE));
        mentions.after(Mono.just(new Published(RECEIPT, here)), ADA)
                .map(Published::receipt)
                .subscribe(receipts::add);
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(told).containsExactlyInAnyOrder("bob has 7", "inbox mentioned", "cleo has 7", "inbox mentioned");
    }

    @Test
    void after_nobodyElseMentioned_givesTheReceiptAtOnce() {
        Published note = new Published(RECEIPT, new Mentions(List.of(ADA), Set.of()));
        mentions.after(Mono.just(note), ADA).map(Published::receipt).subscribe(receipts::add);
        assertThat(receipts).as("on the same thread").containsExactly(RECEIPT);
    }

    @Test
    void after_redisAwayForAWhile_isTriedAgain() {
        failure = new UnavailableException("away", null);
        failures = 3;
        publish();
        assertThat(receipts).isEmpty();
        time.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(told).hasSize(2);
        assertThat(receipts).containsExactly(RECEIPT);
    }

    @Test
    void after_redisAwayForLong_givesTheReceiptAtTheDeadline() {
        failure = new UnavailableException("away", null);
        failures = Integer.MAX_VALUE;
        publish();
        time.advanceTimeBy(Duration.ofMillis(9990));
        assertThat(receipts).isEmpty();
        time.advanceTimeBy(Duration.ofMillis(20));
        assertThat(receipts).as("it is stored, whoever was told").containsExactly(RECEIPT);
    }

    @Test
    void after_refusedForGood_givesTheReceiptAtOnce() {
        failure = new ServerRefusedException("OOM", "no memory", null);
        failures = Integer.MAX_VALUE;
        publish();
        assertThat(receipts).containsExactly(RECEIPT);
        assertThat(told).isEmpty();
    }

    @Test
    void after_failedPublish_tellsNobody() {
        List<Throwable> errors = new ArrayList<>();
        mentions.after(Mono.error(new ChannelNotFoundException("here")), ADA)
                .map(Published::receipt)
                .subscribe(receipts::add, errors::add);
        assertThat(errors).hasSize(1);
        assertThat(told).isEmpty();
    }
}
