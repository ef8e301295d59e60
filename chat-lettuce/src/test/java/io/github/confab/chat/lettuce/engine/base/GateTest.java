package io.github.confab.chat.lettuce.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.ClientClosedException;
import io.github.confab.chat.error.SessionExpiredException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

final class GateTest {

    private final Gate chat = new Gate(Schedulers.immediate());
    private final Gate client = chat.inner();

    @Test
    void close_streams_complete() {
        StepVerifier.create(client.streamWhileOpen("follow", Flux::never))
                .then(client::close)
                .verifyComplete();
        StepVerifier.create(client.whileOpen("ask", () -> Mono.just(1))).verifyError(ClientClosedException.class);
        StepVerifier.create(chat.whileOpen("ask", () -> Mono.just(1)))
                .expectNext(1)
                .verifyComplete();
    }

    @Test
    void close_ofTheChat_completesStreamsOfClients() {
        StepVerifier.create(client.streamWhileOpen("follow", Flux::never))
                .then(chat::close)
                .verifyComplete();
        StepVerifier.create(client.streamWhileOpen("follow", Flux::never)).verifyError(ClientClosedException.class);
    }

    @Test
    void shutOut_streamsAndCalls_error() {
        StepVerifier.create(client.streamWhileOpen("follow", Flux::never))
                .then(() -> client.shutOut(SessionExpiredException::new))
                .verifyError(SessionExpiredException.class);
        StepVerifier.create(client.whileOpen("ask", () -> Mono.just(1))).verifyErrorSatisfies(e -> assertThat(e)
                .isInstanceOf(SessionExpiredException.class)
                .hasMessageStartingWith("ask: "));
        StepVerifier.create(client.streamWhileOpen("follow", Flux::never)).verifyError(SessionExpiredException.class);
        client.close();
        StepVerifier.create(client.whileOpen("ask", () -> Mono.just(1)))
                .as("the reason stays")
                .verifyError(SessionExpiredException.class);
    }

    @Test
    void shutOut_afterClose_changesNothing() {
        client.close();
        client.shutOut(SessionExpiredException::new);
        StepVerifier.create(client.whileOpen("ask", () -> Mono.just(1))).verifyError(ClientClosedException.class);
    }
}
