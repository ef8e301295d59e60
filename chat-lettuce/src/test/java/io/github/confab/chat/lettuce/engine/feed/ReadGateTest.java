package io.github.confab.chat.lettuce.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

final class ReadGateTest {

    private final ReadGate gate = new ReadGate(2);
    private final List<Sinks.One<String>> sent = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    @AfterEach
    void removeHooks() {
        Hooks.resetOnErrorDropped();
    }

    @Test
    void pass_roomLeft_isSentBeforeSubscribeReturns() {
        read();
        read();
        assertThat(sent).hasSize(2);
    }

    @Test
    void pass_noRoom_waitsItsTurn() {
        read();
        read();
        read();
        read();
        assertThat(sent).hasSize(2);
        sent.get(1).tryEmitValue("b");
        assertThat(sent).hasSize(3);
        sent.get(0).tryEmitError(new IllegalStateException("a"));
        assertThat(sent).hasSize(4);
        sent.get(2).tryEmitEmpty();
        sent.get(3).tryEmitValue("d");
        assertThat(answers).containsExactly("b", "a", "empty", "d");
    }

    @Test
    void pass_cancelledUnderWay_keepsItsPlaceUntilTheAnswer() {
        Disposable first = read();
        read();
        read();
        first.dispose();
        assertThat(sent).as("Redis still works on it").hasSize(2);
        sent.get(0).tryEmitValue("late");
        assertThat(sent).hasSize(3);
        assertThat(answers).isEmpty();
    }

    @Test
    void pass_cancelledAndThenFailed_dropsNoError() {
        List<Throwable> dropped = new ArrayList<>();
        Hooks.onErrorDropped(dropped::add);
        read().dispose();
        sent.get(0).tryEmitError(new IllegalStateException("the connection is gone"));
        assertThat(dropped)
                .as("nobody waits for it, so nobody is told, the log neither")
                .isEmpty();
    }

    @Test
    void pass_readCannotEvenBegin_failsAndGivesItsPlaceBack() {
        for (int i = 0; i < 5; i++) {
            gate.pass(() -> {
                        throw new IllegalStateException("no");
                    })
                    .subscribe(value -> {}, failure -> answers.add(failure.getMessage()));
        }
        assertThat(answers).hasSize(5);
        read();
        assertThat(sent).as("there is room").hasSize(1);
    }

    private Disposable read() {
        return gate.pass(() -> {
                    Sinks.One<String> answer = Sinks.one();
                    sent.add(answer);
                    return answer.asMono();
                })
                .switchIfEmpty(Mono.just("empty"))
                .subscribe(answers::add, failure -> answers.add(failure.getMessage()));
    }
}
