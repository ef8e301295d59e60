package io.github.confab.chat.lettuce.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.MembershipEvent;
import io.github.confab.chat.model.FeedEvent.SignalEvent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.UserId;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

final class ChannelTypingTest {

    private static final ChannelId HERE = ChannelId.of("here");
    private static final UserId ME = UserId.of("me");
    private static final UserId ADA = UserId.of("ada");
    private static final UserId BOB = UserId.of("bob");

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final Sinks.Many<FeedEvent> feed = Sinks.many().unicast().onBackpressureBuffer();
    private final List<String> pushed = new ArrayList<>();
    private final List<Set<UserId>> seen = new ArrayList<>();
    private final TypingThrottle throttle = new TypingThrottle(time);
    private final ChannelTyping typing = new ChannelTyping(channel(), ME, throttle, time);
    private boolean failing;

    private Channel channel() {
        return (Channel) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Channel.class}, (self, method, arguments) -> {
                    return switch (method.getName()) {
                        case "id" -> HERE;
                        case "feed" -> feed.asFlux();
                        case "broadcast" -> push((Signal) arguments[0]);
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    private Mono<Void> push(Signal signal) {
        return Mono.fromRunnable(() -> {
            if (failing) {
                throw new UnavailableException("no", null);
            }
            pushed.add(signal.type());
        });
    }

    @AfterEach
    void end() {
        time.dispose();
    }

    private void signal(UserId user, String type) {
        feed.tryEmitNext(new SignalEvent(HERE, user, Signal.of(type, ""), Instant.EPOCH))
                .orThrow();
    }

    private void pass(long millis) {
        time.advanceTimeBy(Duration.ofMillis(millis));
    }

    @Test
    void started_again_isPushedAfterThreeSeconds() {
        for (int i = 0; i < 60; i++) {
            typing.started().subscribe();
            pass(100);
        }
        assertThat(pushed).as("at 0 s and at 3 s").containsExactly("typing", "typing");
        typing.started().subscribe();
        assertThat(pushed).hasSize(3);
    }

    @Test
    void started_afterAFailure_isPushedAtOnce() {
        failing = true;
        typing.started().onErrorComplete().subscribe();
        failing = false;
        typing.started().subscribe();
        assertThat(pushed).containsExactly("typing");
    }

    @Test
    void started_afterAMessageOrAStop_isPushedAtOnce() {
        typing.started().subscribe();
        typing.stopped().subscribe();
        typing.started().subscribe();
        throttle.forget(HERE);
        typing.started().subscribe();
        assertThat(pushed).containsExactly("typing", "typing.stopped", "typing", "typing");
    }

    @Test
    void started_notSubscribed_pushesNothing() {
        typing.started();
        typing.stopped();
        assertThat(pushed).isEmpty();
    }

    @Test
    void throttle_manyChannels_isBounded() {
        for (int i = 0; i < 5000; i++) {
            assertThat(throttle.mayPush(ChannelId.of("c" + i))).isTrue();
        }
        assertThat(throttle.mayPush(ChannelId.of("c0")))
                .as("the first is remembered")
                .isFalse();
        pass(3000);
        assertThat(throttle.mayPush(ChannelId.of("c4999"))).isTrue();
        assertThat(throttle.mayPush(ChannelId.of("c4999")))
                .as("there is room again")
                .isFalse();
    }

    @Test
    void watch_silence_endsFiveSecondsAfterTheLastSignal() {
        typing.watch().subscribe(seen::add);
        signal(ADA, "typing");
        pass(3000);
        signal(ADA, "typing");
        pass(4999);
        assertThat(seen).containsExactly(Set.of(), Set.of(ADA));
        pass(1);
        assertThat(seen).containsExactly(Set.of(), Set.of(ADA), Set.of());
        pass(60_000);
        assertThat(seen).hasSize(3);
    }

    @Test
    void watch_several_endEachAtTheirTime() {
        typing.watch().subscribe(seen::add);
        signal(ADA, "typing");
        pass(2000);
        signal(BOB, "typing");
        pass(3000);
        assertThat(seen.get(seen.size() - 1)).as("hers is over").containsExactly(BOB);
        pass(2000);
        assertThat(seen).containsExactly(Set.of(), Set.of(ADA), Set.of(ADA, BOB), Set.of(BOB), Set.of());
    }

    @Test
    void watch_leftOrStoppedOrMe_isNotShown() {
        typing.watch().subscribe(seen::add);
        signal(ME, "typing");
        signal(ADA, "text");
        signal(ADA, "typing");
        feed.tryEmitNext(new MembershipEvent(HERE, new MessageId(1, 2), ADA, MembershipEvent.Change.LEFT))
                .orThrow();
        signal(BOB, "typing");
        signal(BOB, "typing.stopped");
        assertThat(seen).containsExactly(Set.of(), Set.of(ADA), Set.of(), Set.of(BOB), Set.of());
    }

    @Test
    void watch_withoutDemand_keepsTheNewestOnly() {
        BaseSubscriber<Set<UserId>> slow = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
                // asks later
            }

            @Override
            protected void hookOnNext(Set<UserId> shown) {
                seen.add(shown);
            }
        };
        typing.watch().subscribe(slow);
        signal(ADA, "typing");
        signal(BOB, "typing");
        slow.request(10);
        assertThat(seen).containsExactly(Set.of(ADA, BOB));
        slow.cancel();
        pass(10_000);
        assertThat(seen).hasSize(1);
    }

    @Test
    void watch_crowd_isBounded() {
        typing.watch().subscribe(seen::add);
        for (int i = 0; i < 500; i++) {
            signal(UserId.of("u" + i), "typing");
        }
        assertThat(new HashSet<>(seen.get(seen.size() - 1))).hasSize(100);
        pass(5000);
        assertThat(seen.get(seen.size() - 1)).isEmpty();
    }

    @Test
    void watch_endOfTheFeed_isPassedOnAtOnce() {
        List<String> ends = new ArrayList<>();
        typing.watch().doOnComplete(() -> ends.add("complete")).subscribe(seen::add);
        signal(ADA, "typing");
        feed.tryEmitComplete().orThrow();
        assertThat(ends).as("nobody waits for the five seconds").containsExactly("complete");
    }
}
