package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.Given.texts;
import static io.github.confab.chat.contract.Given.textsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** What a reader may do to a subscription of {@link Channel#subscribe}, and that it is alone with it. */
public interface DemandContract extends ChatBackend {

    @Test
    default void subscribe_latest_isPinnedWhenSubscribed_notWhenAsked() {
        Channel channel = channel(chat());
        Flux<StreamMessage> later = channel.subscribe(StartAt.latest());
        published(channel, "before the subscription");
        Probe<StreamMessage> reader = Probe.on(later, 0);
        published(channel, "after it");
        reader.request(1);
        assertThat(reader.next("each subscription begins where it is made, also without demand")
                        .text())
                .isEqualTo("after it");
    }

    @Test
    default void subscribe_oneByOne_getsEverythingInOrder() {
        Channel channel = channel(chat());
        published(channel, 100);
        Probe<StreamMessage> reader = Probe.on(channel.subscribe(StartAt.oldest()), 0);
        Probe<Receipt> receipts = Probe.on(Flux.range(100, 200)
                .flatMapSequential(i -> channel.publish(Draft.text("m" + i)), 8)
                .subscribeOn(Schedulers.parallel()));
        for (int i = 0; i < 300; i++) {
            reader.request(1);
            assertThat(reader.next("one for each request").text()).isEqualTo("m" + i);
            assertThat(reader.unread()).as("and no more than was asked for").isEmpty();
        }
        receipts.next(200, "the publisher was never held up");
    }

    @Test
    default void subscribe_slowAndFastReader_eachAtItsPace() {
        Channel channel = channel(chat());
        Probe<StreamMessage> slow = Probe.on(channel.subscribe(StartAt.latest()), 1);
        Probe<StreamMessage> fast = Probe.on(channel.subscribe(StartAt.latest()));
        published(channel, 2500);
        assertThat(textsOf(fast.next(2500, "the fast one does not wait for the slow one")))
                .isEqualTo(texts(0, 2500));
        slow.request(Long.MAX_VALUE);
        assertThat(textsOf(slow.next(2500, "the slow one has missed nothing"))).isEqualTo(texts(0, 2500));
    }

    @Test
    default void subscribe_throwingReader_disturbsNobody() {
        Channel channel = channel(chat());
        channel.subscribe(StartAt.latest()).subscribe(new Throwing());
        Probe<StreamMessage> good = Probe.on(channel.subscribe(StartAt.latest()));
        channel.subscribe(StartAt.latest()).subscribe(new Throwing());
        for (int i = 0; i < 3; i++) {
            published(channel, "m" + i);
        }
        assertThat(textsOf(good.next(3, "a broken reader is alone with it"))).isEqualTo(texts(0, 3));
    }

    @ParameterizedTest(name = "B36 request({0})")
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    default void subscribe_requestOfNothing_errorsThatReaderOnly(long n) {
        Channel channel = channel(chat());
        Probe<StreamMessage> wrong = Probe.on(channel.subscribe(StartAt.latest()), 0);
        Probe<StreamMessage> right = Probe.on(channel.subscribe(StartAt.latest()));
        wrong.request(n);
        assertThat(wrong.error("rule 3.9 of Reactive Streams")).isInstanceOf(IllegalArgumentException.class);
        published(channel, "m0");
        assertThat(right.next("others notice nothing").text()).isEqualTo("m0");
    }

    @Test
    default void subscribe_cancelled_emitsNoMore_othersGoOn() {
        Channel channel = channel(chat());
        Probe<StreamMessage> leaving = Probe.on(channel.subscribe(StartAt.latest()));
        Probe<StreamMessage> staying = Probe.on(channel.subscribe(StartAt.latest()));
        published(channel, "m0");
        leaving.next("until it cancels");
        leaving.cancel();
        published(channel, 10);
        staying.next(11, "the other reader goes on");
        assertThat(leaving.unread()).as("neither item nor end after cancel").isEmpty();
        Probe<StreamMessage> again = Probe.on(channel.subscribe(StartAt.latest()));
        published(channel, "back");
        assertThat(again.next("and one can come back").text()).isEqualTo("back");
    }

    @Test
    default void subscribe_failingOperator_endsThatReaderOnly() {
        Channel channel = channel(chat());
        Flux<StreamMessage> failing = channel.subscribe(StartAt.latest()).doOnNext(m -> {
            throw new IllegalStateException("broken operator");
        });
        Probe<StreamMessage> good = Probe.on(channel.subscribe(StartAt.latest()));
        Probe<StreamMessage> bad = Probe.on(failing);
        published(channel, "m0");
        assertThat(bad.error("it ends with its own error")).isInstanceOf(IllegalStateException.class);
        assertThat(good.next("others notice nothing").text()).isEqualTo("m0");
    }

    /** Breaks the rules: onNext must not throw. */
    final class Throwing implements Subscriber<StreamMessage> {
        @Override
        public void onSubscribe(Subscription s) {
            s.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(StreamMessage message) {
            throw new IllegalStateException("a broken reader");
        }

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onComplete() {}
    }
}
