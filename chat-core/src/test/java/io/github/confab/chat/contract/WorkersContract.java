package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.ConsumeContract.WORKERS;
import static io.github.confab.chat.contract.ConsumeContract.processed;
import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Given.allPages;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.cursorOf;
import static io.github.confab.chat.contract.Given.eventually;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Workers;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.DeadLetter;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkerGroup;
import io.github.confab.chat.model.WorkerLag;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The promises of {@link Workers}. */
public interface WorkersContract extends ChatBackend {

    @Test
    default void lag_unknownGroup_completesEmpty() {
        empty(channel(chat()).workers().lag("nobody"), "absent is empty, not an error");
    }

    @Test
    default void lag_waitingAndPending_addUpToWhatIsLeft() {
        Channel channel = channel(chat());
        published(channel, 10);
        Sinks.Empty<Void> gate = Sinks.empty();
        Probe<WorkEvent> worker = Probe.on(
                channel.consume(WORKERS.concurrency(2), m -> gate.asMono().thenReturn(Outcome.done())));
        // for a moment a worker also has the entries that are no messages, until it has passed over them
        WorkerLag lag = eventually(
                "the worker has some, and each message is waiting or pending",
                elsewhere().system().channel(channel.id()).workers().lag(WORKERS.name()),
                l -> l.pending() >= 2 && l.waiting() + l.pending() == 10);
        assertThat(lag.deadLetters()).isZero();
        gate.tryEmitEmpty();
        processed(worker, 10);
        eventually("nothing is left", channel.workers().lag(WORKERS.name()), l -> l.equals(new WorkerLag(0, 0, 0)));
    }

    @Test
    default void lag_waiting_countsMessagesOnly() {
        Channel channel = channel(chat());
        Probe<WorkEvent> worker = Probe.on(channel.consume(WORKERS, m -> Mono.just(Outcome.done())));
        published(channel, "m0");
        processed(worker, 1);
        worker.cancel();
        get(Given.joined(Given.client(chat()), channel).members().leave());
        get(channel.produce(Draft.text("m1")));
        assertThat(get(channel.workers().lag(WORKERS.name())))
                .as("the produced message waits; changes of membership are no work")
                .isEqualTo(new WorkerLag(1, 0, 0));
    }

    @Test
    default void deadLetters_keepWhatWasGivenUp_oldestFirst() {
        Channel channel = channel(chat());
        Probe<WorkEvent> worker = Probe.on(
                channel.consume(WORKERS.concurrency(1), m -> Mono.just(Outcome.deadLetter("bad " + m.text()))));
        List<Receipt> receipts = published(channel, 5);
        assertThat(processed(worker, 5))
                .as("given up at once, at the handler's word")
                .allSatisfy(p -> assertThat(p.outcome()).isInstanceOf(Outcome.Dead.class));
        Workers workers = elsewhere().system().channel(channel.id()).workers();
        List<DeadLetter> dead =
                allPages(PageRequest.first().limit(2), page -> workers.deadLetters(WORKERS.name(), page));
        assertThat(dead)
                .extracting(DeadLetter::messageId)
                .as("oldest first, over all pages, each once")
                .containsExactlyElementsOf(receipts.stream().map(Receipt::id).toList());
        assertThat(dead).extracting(DeadLetter::reason).startsWith("bad m0", "bad m1");
        assertThat(dead).allSatisfy(letter -> {
            assertThat(letter.attempts()).isEqualTo(1);
            assertThat(letter.diedAt()).isAfter(Instant.EPOCH);
            assertThat(letter.message().map(StreamMessage::id)).contains(letter.messageId());
        });
        assertThat(get(workers.lag(WORKERS.name())).deadLetters()).isEqualTo(5);
    }

    @Test
    default void deadLetters_unknownGroup_areAnEmptyPage() {
        assertThat(get(channel(chat()).workers().deadLetters("nobody", PageRequest.first()))
                        .items())
                .isEmpty();
    }

    @Test
    default void discard_deletesOneDeadLetter() {
        Channel channel = channel(chat());
        Probe<WorkEvent> worker = Probe.on(channel.consume(WORKERS, m -> Mono.just(Outcome.deadLetter("no"))));
        published(channel, 2);
        processed(worker, 2);
        Workers workers = channel.workers();
        List<DeadLetter> dead =
                get(workers.deadLetters(WORKERS.name(), PageRequest.first())).items();
        assertThat(get(workers.discard(WORKERS.name(), dead.get(0).id())))
                .as("it was there")
                .isTrue();
        assertThat(get(workers.discard(WORKERS.name(), dead.get(0).id())))
                .as("it is no longer")
                .isFalse();
        assertThat(get(workers.deadLetters(WORKERS.name(), PageRequest.first())).items())
                .extracting(DeadLetter::id)
                .as("the other one stays")
                .containsExactly(dead.get(1).id());
        assertThat(get(workers.discard("nobody", dead.get(1).id())))
                .as("a group that is not there")
                .isFalse();
    }

    @Test
    default void delete_removesTheGroup_keepsItsDeadLetters() {
        Channel channel = channel(chat());
        Probe<WorkEvent> worker = Probe.on(channel.consume(WORKERS, m -> Mono.just(Outcome.deadLetter("no"))));
        published(channel, "m0");
        processed(worker, 1);
        worker.cancel();
        assertThat(get(channel.workers().delete(WORKERS.name())))
                .as("it was there")
                .isTrue();
        assertThat(get(channel.workers().delete(WORKERS.name())))
                .as("it is no longer")
                .isFalse();
        empty(channel.workers().lag(WORKERS.name()), "with its position");
        assertThat(get(channel.workers().deadLetters(WORKERS.name(), PageRequest.first()))
                        .items())
                .as("its dead letters stay")
                .hasSize(1);
        Probe<WorkEvent> anew = Probe.on(channel.consume(WORKERS, m -> Mono.just(Outcome.done())));
        assertThat(processed(anew, 1).get(0).attempt())
                .as("a new group of that name begins at the beginning")
                .isEqualTo(1);
    }

    @Test
    default void consume_fromACursorOfAnotherChannel_throwsAtTheCall() {
        Channel channel = channel(chat());
        Channel other = channel(chat());
        Cursor wrong = cursorOf(other, published(other, "m0"));
        WorkerGroup group = WORKERS.startingAt(StartAt.after(wrong));
        assertThatThrownBy(() -> channel.consume(group, m -> Mono.just(Outcome.done())))
                .as("a wrong argument is no signal")
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("cursor");
    }

    @Test
    default void wrongArguments_throwAtTheCall() {
        Workers workers = channel(chat()).workers();
        assertThatThrownBy(() -> workers.lag(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> workers.deadLetters("g", null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> workers.discard("g", null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> workers.delete(null)).isInstanceOf(InvalidArgumentException.class);
        for (String name : List.of("", "a:b", "{a}", "a b", "x".repeat(65))) {
            assertThatThrownBy(() -> workers.lag(name))
                    .as("a name that no group can have: [%s]", name)
                    .isInstanceOf(InvalidArgumentException.class);
            assertThatThrownBy(() -> workers.delete(name)).isInstanceOf(InvalidArgumentException.class);
        }
    }
}
