package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.ClientClosedException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Scripts over one Lettuce connection. It uses the asynchronous API: with the reactive one a slow reader stops reading
 * from the socket, and so every other command on it.
 */
final class LettuceScriptRunner implements ScriptRunner {

    private final RedisScriptingAsyncCommands<String, byte[]> commands;
    private final FailureReason reason;

    /**
     * @param connection whose commands are rejected, not queued, while it is down
     * @param reason tells why the connection is down when a command is rejected
     */
    LettuceScriptRunner(StatefulRedisConnection<String, byte[]> connection, FailureReason reason) {
        this.commands = connection.async();
        this.reason = reason;
    }

    @Override
    public Mono<List<Object>> run(Script script, List<String> keys, byte[]... arguments) {
        return Mono.create(answer -> new Call(script, keys, arguments, answer).send());
    }

    /** One run of a script. */
    private final class Call implements Disposable {

        private final Script script;
        private final String[] keys;
        private final byte[][] arguments;
        private final MonoSink<List<Object>> answer;
        private volatile boolean dropped;

        Call(Script script, List<String> keys, byte[][] arguments, MonoSink<List<Object>> answer) {
            this.script = script;
            this.keys = keys.toArray(String[]::new);
            this.arguments = arguments;
            this.answer = answer;
            answer.onCancel(this);
        }

        void send() {
            try {
                RedisFuture<List<Object>> reply = script.readOnly()
                        ? commands.evalshaReadOnly(script.sha(), ScriptOutputType.MULTI, keys, arguments)
                        : commands.evalsha(script.sha(), ScriptOutputType.MULTI, keys, arguments);
                reply.whenComplete(this::answered);
            } catch (IllegalStateException | RejectedExecutionException clientEnded) {
                answer.error(new ClientClosedException(action()));
            }
        }

        /** After a restart, a failover or SCRIPT FLUSH: a normal path, since the server then learns the script. */
        private void sendBody() {
            try {
                RedisFuture<List<Object>> reply = script.readOnly()
                        ? commands.evalReadOnly(script.body(), ScriptOutputType.MULTI, keys, arguments)
                        : commands.eval(script.body(), ScriptOutputType.MULTI, keys, arguments);
                reply.whenComplete(this::settled);
            } catch (IllegalStateException | RejectedExecutionException clientEnded) {
                answer.error(new ClientClosedException(action()));
            }
        }

        private void answered(@Nullable List<Object> reply, @Nullable Throwable failure) {
            if (failure != null && unwrapped(failure) instanceof RedisNoScriptException) {
                sendBody();
            } else {
                settled(reply, failure);
            }
        }

        private void settled(@Nullable List<Object> reply, @Nullable Throwable failure) {
            if (dropped) {
                return; // an error nobody waits for would be logged as dropped
            }
            if (failure == null) {
                answer.success(reply);
            } else {
                answer.error(RedisErrors.translate(action(), unwrapped(failure), reason.lastFailure()));
            }
        }

        private String action() {
            return keys.length == 0 ? script.name() : script.name() + " " + keys[0];
        }

        @Override
        public void dispose() {
            dropped = true;
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
