package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.confab.chat.error.AccessDeniedException;
import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.ClientClosedException;
import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.error.ServerRefusedException;
import io.github.confab.chat.error.UnavailableException;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import io.lettuce.core.RedisReadOnlyException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RedisErrorsTest {

    private static final boolean MAY_HAVE_RUN = true;
    private static final boolean NOT_RUN = false;
    private static final boolean RETRY = true;
    private static final boolean NO_RETRY = false;

    static Stream<Arguments> failures() {
        Class<?> unavailable = UnavailableException.class;
        Class<?> refused = ServerRefusedException.class;
        Class<?> denied = AccessDeniedException.class;
        return Stream.of(
                // no answer
                arguments(new RedisCommandTimeoutException("Command timed out"), unavailable, MAY_HAVE_RUN, RETRY),
                arguments(new TimeoutException("late"), unavailable, MAY_HAVE_RUN, RETRY),
                arguments(new RedisException("Connection disconnected"), unavailable, MAY_HAVE_RUN, RETRY),
                arguments(new SocketException("Connection reset"), unavailable, MAY_HAVE_RUN, RETRY),
                arguments(new ClosedChannelException(), unavailable, MAY_HAVE_RUN, RETRY),
                arguments(new CancellationException(), unavailable, MAY_HAVE_RUN, RETRY),
                arguments(
                        new RedisCommandInterruptedException(new InterruptedException()),
                        unavailable,
                        MAY_HAVE_RUN,
                        RETRY),
                arguments(
                        new CompletionException(new SocketException("Connection reset")),
                        unavailable,
                        MAY_HAVE_RUN,
                        RETRY),
                // never sent
                arguments(
                        new RedisException("Currently not connected. Commands are rejected."),
                        unavailable,
                        NOT_RUN,
                        RETRY),
                arguments(new RedisException("Request queue size exceeded: 10000. ..."), unavailable, NOT_RUN, RETRY),
                arguments(new RedisException("Command buffer size exceeded: 10000. ..."), unavailable, NOT_RUN, RETRY),
                arguments(
                        new RedisConnectionException("Unable to connect", new ConnectException("Connection refused")),
                        unavailable,
                        NOT_RUN,
                        RETRY),
                arguments(new RedisException("Connection is closed"), ClientClosedException.class, NOT_RUN, NO_RETRY),
                arguments(new RejectedExecutionException("shut down"), ClientClosedException.class, NOT_RUN, NO_RETRY),
                // the server is not ready
                arguments(new RedisLoadingException("LOADING Redis is loading"), unavailable, NOT_RUN, RETRY),
                arguments(new RedisReadOnlyException("READONLY You can't write"), unavailable, NOT_RUN, RETRY),
                reply("MASTERDOWN Link with MASTER is down", unavailable, RETRY),
                reply("CLUSTERDOWN Hash slot not served", unavailable, RETRY),
                reply("TRYAGAIN Multiple keys request during rehashing", unavailable, RETRY),
                reply("UNBLOCKED force unblock", unavailable, RETRY),
                reply("ERR max number of clients reached", unavailable, RETRY),
                // the server refuses
                reply("OOM command not allowed when used memory > 'maxmemory'.", refused, NO_RETRY),
                reply("MISCONF Redis is configured to save RDB snapshots", refused, RETRY),
                reply("NOREPLICAS Not enough good replicas to write.", refused, RETRY),
                arguments(new RedisBusyException("BUSY Redis is busy running a script."), refused, NOT_RUN, RETRY),
                reply("MOVED 1 127.0.0.1:7000", refused, NO_RETRY),
                reply("NEWCODE something new", refused, NO_RETRY),
                reply("oneword", refused, NO_RETRY),
                // credentials and rights
                reply("NOAUTH HELLO must be called with the client already authenticated", denied, NO_RETRY),
                reply("WRONGPASS invalid username-password pair or user is disabled.", denied, NO_RETRY),
                reply("NOPERM this user has no permissions to run the 'evalsha' command", denied, NO_RETRY),
                reply("ERR The user executing the script can't run this command or subcommand", denied, NO_RETRY),
                reply("ERR The user executing the script can't access at least one of the keys", denied, NO_RETRY),
                reply("ERR AUTH <password> called without any password configured", denied, NO_RETRY),
                arguments(
                        new RedisConnectionException("Unable to connect", wrongPassword()), denied, NOT_RUN, NO_RETRY),
                // the data
                reply("WRONGTYPE Operation against a key", CorruptDataException.class, NO_RETRY),
                arguments(new ClassCastException("[B"), CorruptDataException.class, MAY_HAVE_RUN, NO_RETRY));
    }

    private static Arguments reply(String text, Class<?> type, boolean retry) {
        return arguments(new RedisCommandExecutionException(text), type, NOT_RUN, retry);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void translate_anyFailure_isOfOurTypes(Throwable failure, Class<?> type, boolean mayHaveRun, boolean retry) {
        ChatException ours = RedisErrors.translate("publish channel:{a1}", failure);

        assertThat(ours).isInstanceOf(type);
        assertThat(ours).hasMessageStartingWith("publish channel:{a1}:");
        assertThat(RedisErrors.translate("again", ours))
                .as("one of ours stays as it is")
                .isSameAs(ours);
        assertThat(RedisErrors.mayHaveRun(failure)).as("raw: may have run").isEqualTo(mayHaveRun);
        assertThat(RedisErrors.mayHaveRun(ours)).as("ours: may have run").isEqualTo(mayHaveRun);
        assertThat(RedisErrors.isRetryable(failure)).as("raw: retryable").isEqualTo(retry);
        assertThat(RedisErrors.isRetryable(ours)).as("ours: retryable").isEqualTo(retry);
    }

    @Test
    void translate_refusal_keepsTheCode() {
        ChatException ours = RedisErrors.translate("publish c", new RedisCommandExecutionException("OOM no memory"));

        assertThat(ours).isInstanceOfSatisfying(ServerRefusedException.class, refused -> {
            assertThat(refused.code()).isEqualTo("OOM");
            assertThat(refused).hasMessageContaining("raise maxmemory");
        });
    }

    @Test
    void translate_oldServerRepeatsThePassword_showsItNowhere() {
        ChatException ours = RedisErrors.translate(
                "connect",
                new RedisCommandExecutionException(
                        "ERR unknown command `HELLO`, with args beginning with: `3`, `AUTH`, `ada`, `s3cret`"));

        assertThat(ours).hasMessageContaining("unknown command `HELLO`").hasNoCause();
        assertThat(ours.toString()).doesNotContain("s3cret");
        assertThat(RedisErrors.mayHaveRun(ours)).isFalse();
    }

    @Test
    void translate_rejectedWhileDown_saysWhyItIsDown() {
        var rejected = new RedisException("Currently not connected. Commands are rejected.");

        assertThat(RedisErrors.translate("publish c", rejected, new ConnectException("Connection refused: /h:1")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("Connection refused: /h:1");
        ChatException denied = RedisErrors.translate(
                "publish c", rejected, new RedisConnectionException("Unable to connect", wrongPassword()));
        assertThat(denied).isInstanceOf(AccessDeniedException.class).hasMessageContaining("WRONGPASS");
        assertThat(RedisErrors.mayHaveRun(denied)).isFalse();
    }

    @Test
    void translate_longReply_isCut() {
        ChatException ours =
                RedisErrors.translate("publish c", new RedisCommandExecutionException("ERR " + "x".repeat(100_000)));

        assertThat(ours.getMessage()).hasSizeLessThan(400);
    }

    private static RedisCommandExecutionException wrongPassword() {
        return new RedisCommandExecutionException("WRONGPASS invalid username-password pair or user is disabled.");
    }
}
