package io.github.confab.chat.lettuce.engine.schedule;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.IdempotencyConflictException;
import io.github.confab.chat.error.NotPublishedException;
import io.github.confab.chat.error.PublishUnknownException;
import io.github.confab.chat.error.ServerRefusedException;
import io.github.confab.chat.error.SlowModeException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.MessageEncoder;
import io.github.confab.chat.lettuce.engine.schedule.Postman.Times;
import io.github.confab.chat.lettuce.redis.DueMessage;
import io.github.confab.chat.lettuce.redis.DueStore.Outcome;
import io.github.confab.chat.lettuce.redis.DueStore.Taken;
import io.github.confab.chat.model.Call;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageTooLargeException;
import io.github.confab.chat.model.Payload;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** When the postman looks, what it sends, and what it makes of failures. */
final class PostmanTest {

    private static final ChannelId CHANNEL = ChannelId.of("c");
    private static final UserId ADA = UserId.of("ada");
    private static final Draft DRAFT = Draft.text("later");

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final FakeDueStore due = new FakeDueStore();
    private final FakeUsers users = new FakeUsers();
    private final List<Draft> published = new ArrayList<>();
    private final List<Author> authors = new ArrayList<>();
    private Function<Draft, Mono<Receipt>> outlet =
            draft -> Mono.just(new Receipt(CHANNEL, new MessageId(1, 1), false));
    private final Postman postman = new Scheduling(
                    new Scheduling.Stores(due, (channel, user) -> Mono.empty(), users, new FakeLog()),
                    () -> "id",
                    new MessageEncoder(4000, 16_000),
                    new Times(ofSeconds(10), time, new Random(1)))
            .postman((author, channel, draft) -> {
                authors.add(author);
                published.add(draft);
                return outlet.apply(draft);
            });

    private static Taken taken(Draft draft, UserId author) {
        byte[] payload = ScheduledDrafts.payload(new MessageEncoder(4000, 16_000), draft);
        return new Taken(
                new DueMessage("m1", author, CHANNEL, 1, ScheduledDrafts.details(draft), payload), Optional.empty());
    }

    private Outcome outcome() {
        due.due.add(List.of(taken(DRAFT, ADA)));
        postman.round().block();
        assertThat(due.settled).hasSize(1);
        return due.settled.remove(0);
    }

    private Outcome afterFailure(Throwable failure) {
        outlet = draft -> Mono.error(failure);
        return outcome();
    }

    @Test
    void start_nothingDue_looksAboutOncePerSecondWithOneCall() {
        postman.start();
        time.advanceTimeBy(ofSeconds(100));
        assertThat(due.looks).isBetween(80, 134);
        assertThat(due.settlements).isZero();
        assertThat(due.lease).isEqualTo(ofMinutes(1));
        postman.close().block();
        int looks = due.looks;
        time.advanceTimeBy(ofSeconds(100));
        assertThat(due.looks).as("it is closed").isEqualTo(looks);
    }

    @Test
    void start_redisAway_looksAgain() {
        due.failure = new UnavailableException("away", null);
        postman.start();
        time.advanceTimeBy(ofSeconds(10));
        assertThat(due.looks).isGreaterThan(5);
        due.failure = null;
        due.due.add(List.of(taken(DRAFT, ADA)));
        time.advanceTimeBy(ofSeconds(2));
        assertThat(due.settled).containsExactly(Outcome.sent("m1"));
    }

    @Test
    void round_due_isPublishedAsItsAuthorUnderItsOwnKey() {
        assertThat(outcome()).isEqualTo(Outcome.sent("m1"));
        assertThat(published).containsExactly(DRAFT.withKey(IdempotencyKey.of("s-m1")));
        assertThat(authors).containsExactly(new Author(ADA, "ada", false));
    }

    @Test
    void round_draftWithKey_isPublishedUnderThat() {
        Draft keyed = DRAFT.withKey(IdempotencyKey.of("mine"))
                .withAttribute("a", "1")
                .mentioning(UserId.of("bob"))
                .replyingTo(new MessageId(5, 5))
                .calling(Call.HERE)
                .carrying(new Payload("acme.poll/1", "{}"))
                .expiringAfter(ofMinutes(5));
        due.due.add(List.of(taken(keyed, UserId.SYSTEM)));
        postman.round().block();
        assertThat(published).as("as it was kept").containsExactly(keyed);
        assertThat(authors).containsExactly(Author.SYSTEM);
    }

    @Test
    void round_several_goesOnUntilNothingIsDue() {
        for (int i = 0; i < 3; i++) {
            due.due.add(List.of(taken(DRAFT, ADA), taken(DRAFT, ADA)));
        }
        postman.round().block();
        assertThat(published).hasSize(6);
        assertThat(due.settlements).as("one call per batch").isEqualTo(3);
    }

    @Test
    void round_refused_isKeptWithTheReason() {
        Map.of(
                        "NOT_A_MEMBER", new ForbiddenException(CHANNEL, ADA, Reason.BANNED),
                        "MUTED", new ForbiddenException(CHANNEL, ADA, Reason.MUTED),
                        "ROLE_TOO_LOW", new ForbiddenException(CHANNEL, ADA, Reason.ROLE_TOO_LOW),
                        "KEY_TAKEN", new IdempotencyConflictException(CHANNEL, IdempotencyKey.of("k")),
                        "REFUSED", new MessageTooLargeException("message text", 2, 1, "bytes"))
                .forEach((why, failure) -> assertThat(afterFailure(failure))
                        .as(why)
                        .isEqualTo(Outcome.refused("m1", why, Duration.ofDays(7))));
        users.state = FakeUsers.INACTIVE;
        assertThat(outcome()).isEqualTo(Outcome.refused("m1", "DEACTIVATED", Duration.ofDays(7)));
    }

    @Test
    void round_nobodyLeftToCare_isDropped() {
        assertThat(afterFailure(new ChannelNotFoundException("c"))).isEqualTo(Outcome.sent("m1"));
        users.state = FakeUsers.ERASED;
        published.clear();
        assertThat(outcome()).isEqualTo(Outcome.sent("m1"));
        assertThat(published).isEmpty();
    }

    @Test
    void round_certainlyNotStored_isTriedLater() {
        assertThat(afterFailure(new SlowModeException(CHANNEL, ADA, ofSeconds(42))))
                .isEqualTo(Outcome.later("m1", ofSeconds(42)));
        assertThat(afterFailure(
                        new NotPublishedException(CHANNEL, DRAFT, NotPublishedException.Reason.OVERLOADED, "x", null)))
                .isEqualTo(Outcome.later("m1", ofSeconds(5)));
        assertThat(afterFailure(new ServerRefusedException("OOM", "no memory", null)))
                .isEqualTo(Outcome.later("m1", ofSeconds(5)));
    }

    @Test
    void round_perhapsStored_isTriedAgainAsSuch() {
        assertThat(afterFailure(new PublishUnknownException(CHANNEL, DRAFT, "x", null)))
                .isEqualTo(Outcome.unsure("m1", ofSeconds(5)));
    }

    @Test
    void round_unreadable_isDropped() {
        DueMessage broken = new DueMessage("m1", ADA, CHANNEL, 1, "", new byte[] {'?'});
        due.due.add(List.of(new Taken(broken, Optional.empty())));
        postman.round().block();
        assertThat(due.settled).containsExactly(Outcome.sent("m1"));
        assertThat(published).isEmpty();
    }

    @Test
    void times_longPublishDeadline_makesALongerLease() {
        assertThat(new Times(ofMinutes(2), time, new Random(1)).lease()).isEqualTo(ofMinutes(4));
    }
}
