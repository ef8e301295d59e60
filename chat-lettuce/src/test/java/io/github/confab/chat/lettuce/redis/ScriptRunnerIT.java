package io.github.confab.chat.lettuce.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.lettuce.RedisTestSupport;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

final class ScriptRunnerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private final Script write = Script.load("test-write");
    private final Script read = Script.load("test-read");
    private final ScriptRunner runner = ScriptRunners.on(redis);

    @Test
    void run_everyKindOfReply_isGivenAsItIs() {
        List<Object> reply = runner.run(write, List.of("k"), bytes("سلام")).block(PATIENCE);

        assertThat(reply).hasSize(5);
        assertThat(reply.get(0)).isEqualTo(1L);
        assertThat(text(reply.get(1))).as("the included function").isEqualTo("<سلام>");
        assertThat(reply.get(2)).as("nil inside a list").isNull();
        assertThat(reply.get(3)).isInstanceOf(List.class);
        List<?> nested = (List<?>) reply.get(3);
        assertThat(text(nested.get(0))).isEqualTo("سلام");
        assertThat(nested.get(1)).isEqualTo(List.of());
        assertThat(text(reply.get(4))).as("a status").isEqualTo("DONE");
    }

    @Test
    void run_emptyReply_emitsAnEmptyList() {
        runner.run(read, List.of("none"))
                .as(StepVerifier::create)
                .expectNext(List.of())
                .verifyComplete();
    }

    @Test
    void run_notSubscribed_sendsNothing_andOncePerSubscription() {
        Mono<List<Object>> run = runner.run(write, List.of("k"), bytes("x"));
        assertThat(redis.cli().exists("k")).isZero();

        run.then(run).block(PATIENCE);
        assertThat(redis.cli().get("k")).isEqualTo("2");
    }

    @Test
    void run_scriptsForgotten_goesOnWithTheBody() {
        redis.cli().set("k", "1");
        for (int i = 0; i < 3; i++) {
            redis.cli().scriptFlush();
            assertThat(text(runner.run(read, List.of("k")).block(PATIENCE).get(0)))
                    .isEqualTo(String.valueOf(1 + i));
            runner.run(write, List.of("k"), bytes("x")).block(PATIENCE);
        }
        assertThat(redis.cli().scriptExists(read.sha(), write.sha()))
                .as("the server knows both again")
                .containsExactly(true, true);
        assertThat(redis.cli().get("k")).isEqualTo("4");
    }

    @Test
    void run_scriptFails_isTranslatedAndNamesScriptAndKey() {
        runner.run(Script.load("test-crash"), List.of("k"))
                .as(StepVerifier::create)
                .expectErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(CorruptDataException.class)
                        .hasMessageStartingWith("test-crash k: a key holds another type of value (WRONGTYPE"))
                .verify(PATIENCE);
    }

    @Test
    void run_cancelled_dropsTheAnswerAndLaterCallsGoOn() {
        for (int i = 0; i < 200; i++) {
            runner.run(write, List.of("k"), bytes("x")).subscribe().dispose();
        }
        assertThat(runner.run(write, List.of("k"), bytes("x")).block(PATIENCE).get(0))
                .isEqualTo(201L);
    }

    @Test
    void run_manyFromOneThread_runInTheirOrder() {
        // once the server knows the script: before that, calls are sent twice and may overtake each other
        runner.run(write, List.of("other"), bytes("x")).block(PATIENCE);
        List<Mono<Long>> counts = IntStream.range(0, 2000)
                .mapToObj(i -> runner.run(write, List.of("k"), bytes("x"))
                        .map(reply -> (Long) reply.get(0))
                        .toFuture())
                .map(Mono::fromFuture)
                .toList();
        assertThat(Flux.mergeSequential(counts).collectList().block(PATIENCE))
                .as("each counts those that ran before it")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2000).boxed().toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(Object bulk) {
        return new String((byte[]) bulk, UTF_8);
    }
}
