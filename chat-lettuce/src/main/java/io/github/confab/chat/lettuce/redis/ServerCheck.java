package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.error.UnsupportedServerException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.StatefulRedisConnectionImpl;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.protocol.ProtocolVersion;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Looks, once at the start, whether a server can carry a chat. */
final class ServerCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ServerCheck.class);

    private static final int OLDEST = 7;
    private static final Duration LOADING_POLL = Duration.ofMillis(200);
    private static final int LOADING_POLLS = 50;
    private static final int RECONNECT_POLLS = 10;
    private static final Pattern LINE = Pattern.compile("(?m)^([a-z_]+):(.*?)\\s*$");

    private final ConnectionSettings settings;

    ServerCheck(ConnectionSettings settings) {
        this.settings = settings;
    }

    /** Completes if the server will do; waits a while for one that is loading its data. */
    Mono<Void> check(StatefulRedisConnection<String, byte[]> connection) {
        String action = "check Redis at " + settings.address();
        return Mono.fromCompletionStage(() -> connection.async().info())
                .onErrorMap(failure -> RedisErrors.translate(action, failure))
                .map(ServerCheck::parsed)
                .filter(info -> !info.getOrDefault("loading", "0").equals("1"))
                .switchIfEmpty(Mono.error(() -> new UnavailableException(
                        action + ": it is still loading its data after "
                                + LOADING_POLL.multipliedBy(LOADING_POLLS).toSeconds()
                                + " s; try again when it is done",
                        null)))
                .retryWhen(whileLoading())
                .retryWhen(whileReconnecting())
                .doOnNext(info -> judge(info, connection))
                .then();
    }

    private Retry whileLoading() {
        return Retry.fixedDelay(LOADING_POLLS, LOADING_POLL)
                .filter(failure -> failure instanceof UnavailableException && failure.getCause() == null)
                .scheduler(settings.scheduler())
                .onRetryExhaustedThrow((retry, last) -> last.failure());
    }

    /** A connection that broke right after it was made comes back by itself. A silent server has had its time already. */
    private Retry whileReconnecting() {
        return Retry.fixedDelay(RECONNECT_POLLS, LOADING_POLL)
                .filter(failure -> failure instanceof UnavailableException
                        && failure.getCause() != null
                        && !(failure.getCause() instanceof RedisCommandTimeoutException))
                .scheduler(settings.scheduler())
                .onRetryExhaustedThrow((retry, last) -> last.failure());
    }

    private void judge(Map<String, String> info, StatefulRedisConnection<String, byte[]> connection) {
        String version = info.getOrDefault("redis_version", "unknown");
        if (major(version) < OLDEST) {
            throw unsupported("is version " + version + "; the chat needs Redis 7.0 or newer, or Valkey");
        }
        if (connection instanceof StatefulRedisConnectionImpl<?, ?> known
                && known.getConnectionState().getNegotiatedProtocolVersion() != ProtocolVersion.RESP3) {
            throw unsupported("does not speak RESP3 on this connection; check proxies in between");
        }
        if (info.getOrDefault("redis_mode", "").equals("cluster")) {
            throw unsupported("is part of a Redis Cluster; connect to a server that is not");
        }
        if (info.getOrDefault("role", "").equals("slave")) {
            throw new UnavailableException(
                    "check Redis at " + settings.address()
                            + ": it is a replica and takes no writes; connect to its master",
                    new IllegalStateException("role:slave"));
        }
        checkEviction(info.getOrDefault("maxmemory_policy", "noeviction"));
    }

    /** Keys of the chat carry no time to live, so a volatile policy leaves them alone. */
    private void checkEviction(String policy) {
        if (policy.equals("noeviction") || policy.startsWith("volatile-")) {
            return;
        }
        String problem = "has maxmemory-policy " + policy
                + ": when memory runs out it deletes whole channels; set it to noeviction";
        if (settings.strictEviction()) {
            throw unsupported(problem);
        }
        LOG.warn("Redis at {} {}", settings.address(), problem);
    }

    private UnsupportedServerException unsupported(String problem) {
        return new UnsupportedServerException("Redis at " + settings.address() + " " + problem);
    }

    private static int major(String version) {
        String digits = version.replaceFirst("\\..*", "");
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
    }

    private static Map<String, String> parsed(String info) {
        return LINE.matcher(info)
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2), (first, second) -> first));
    }
}
