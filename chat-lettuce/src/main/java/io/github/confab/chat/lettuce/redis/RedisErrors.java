package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.ClientClosedException;
import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.error.PermanentChatException;
import io.github.confab.chat.error.ServerRefusedException;
import io.github.confab.chat.error.UnavailableException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The border between Lettuce's failures and ours: none of Lettuce's passes it, except as a cause. Stateless; safe for use
 * by many threads.
 */
public final class RedisErrors {

    private static final Set<String> PASSING_REFUSALS = Set.of("NOREPLICAS", "MISCONF", "BUSY");

    // Lettuce has no types for these; the texts stand in DefaultEndpoint
    private static final String NOT_CONNECTED = "Currently not connected";
    private static final String QUEUE_FULL = "size exceeded";
    private static final String CLOSED = "Connection is closed";

    private RedisErrors() {}

    /**
     * @param action what was tried, and on what, for example {@code publish channel:{a1}}
     * @param failure what Lettuce said
     * @return what we say; one of ours is returned as it is
     */
    public static ChatException translate(String action, Throwable failure) {
        return translate(action, failure, null);
    }

    /**
     * @param whyDown what the last attempt to connect failed with: it explains why a command is rejected now
     */
    static ChatException translate(String action, Throwable failure, @Nullable Throwable whyDown) {
        if (failure instanceof ChatException ours) {
            return ours;
        }
        RedisCommandExecutionException reply = find(RedisCommandExecutionException.class, failure);
        if (reply != null) {
            return ServerReply.of(reply).translated(action);
        }
        if (says(failure, NOT_CONNECTED)) {
            return notConnected(action, failure, whyDown);
        }
        if (isClosed(failure)) {
            return new ClientClosedException(action);
        }
        String what = unavailability(failure);
        return what == null
                ? new CorruptDataException(
                        action + ": Redis gave an answer that is not understood ("
                                + failure.getClass().getSimpleName() + "); look who else writes to this key",
                        failure)
                : new UnavailableException(action + ": " + what, failure);
    }

    /**
     * Whether the command may have run on the server all the same. False only where it certainly did not: the server
     * said no, or it never left this process.
     *
     * @param failure one of ours, or of Lettuce's
     */
    public static boolean mayHaveRun(Throwable failure) {
        if (find(RedisCommandExecutionException.class, failure) != null
                || isConnectFailure(failure)
                || find(RejectedExecutionException.class, failure) != null) {
            return false;
        }
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (says(at, NOT_CONNECTED) || says(at, QUEUE_FULL) || says(at, CLOSED)) {
                return false;
            }
        }
        // a reply that is not understood is a reply: it ran
        return !(failure instanceof PermanentChatException) || failure instanceof CorruptDataException;
    }

    /**
     * Whether the same command may succeed a moment later.
     *
     * @param failure one of ours, or of Lettuce's
     */
    public static boolean isRetryable(Throwable failure) {
        ChatException ours = translate("retry", failure);
        return ours instanceof UnavailableException
                || (ours instanceof ServerRefusedException refused && PASSING_REFUSALS.contains(refused.code()));
    }

    private static ChatException notConnected(String action, Throwable failure, @Nullable Throwable whyDown) {
        if (whyDown == null) {
            return new UnavailableException(
                    action + ": the connection to Redis is down; it is being re-established, try again", failure);
        }
        RedisCommandExecutionException reply = find(RedisCommandExecutionException.class, whyDown);
        if (reply != null) {
            return ServerReply.of(reply).translated(action + ": reconnect");
        }
        return new UnavailableException(
                action + ": the connection to Redis is down (" + deepest(whyDown)
                        + "); it is being re-established: check that Redis is running and reachable",
                failure);
    }

    /** What a lost or missing answer means; null: this is no failure of the connection. */
    private static @Nullable String unavailability(Throwable failure) {
        if (find(RedisCommandTimeoutException.class, failure) != null
                || find(TimeoutException.class, failure) != null) {
            return "Redis did not answer in time (" + deepest(failure) + "); check that the server is not stopped or "
                    + (isConnectFailure(failure)
                            ? "overloaded, and that both sides use TLS or neither does"
                            : "overloaded, or raise commandTimeout");
        }
        if (says(failure, QUEUE_FULL)) {
            return "too many commands wait for an answer; send more slowly, or check why Redis is slow";
        }
        if (isConnectFailure(failure)) {
            return "Redis is not reachable (" + deepest(failure)
                    + "); check that it is running there and that host, port and TLS fit";
        }
        if (failure instanceof RedisException
                || failure instanceof CancellationException
                || find(IOException.class, failure) != null) {
            return "the connection to Redis was lost (" + deepest(failure) + "); it is being re-established, try again";
        }
        return null;
    }

    private static boolean isConnectFailure(Throwable failure) {
        return find(RedisConnectionException.class, failure) != null
                || find(ConnectException.class, failure) != null
                || find(UnknownHostException.class, failure) != null;
    }

    private static boolean isClosed(Throwable failure) {
        return says(failure, CLOSED) || failure instanceof RejectedExecutionException;
    }

    private static boolean says(Throwable failure, String text) {
        String message = failure.getMessage();
        return failure instanceof RedisException && message != null && message.contains(text);
    }

    /** The text at the bottom: Lettuce wraps it in others that only repeat the address. */
    private static String deepest(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        String message = at.getMessage();
        return message == null ? at.getClass().getSimpleName() : message;
    }

    private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
