package io.github.confab.examples.console.access;

import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.SessionLimits;
import io.lettuce.core.RedisURI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which Redis to use: the one that the option or the environment names, else the user's own. */
final class Target {

    /** A program that runs every night logs in once; see docs/console.md. */
    private static final SessionLimits SESSIONS = new SessionLimits(Duration.ofDays(7), Duration.ofDays(30), 10);

    private final Surroundings surroundings;
    private final Optional<String> redis;

    /** @param redis a URI, from the command line */
    Target(Surroundings surroundings, Optional<String> redis) {
        this.surroundings = surroundings;
        this.redis = redis;
        redis.filter(uri -> uri.contains("@")).ifPresent(uri -> {
            throw new UsageException(
                    "--redis must not hold a login: other users of this machine can see a command line;"
                            + " use REDIS_USERNAME and REDIS_PASSWORD, or REDIS_URL");
        });
    }

    boolean isGiven() {
        return redis.isPresent()
                || surroundings.variable("REDIS_HOST").isPresent()
                || surroundings.variable("REDIS_URL").isPresent();
    }

    /** Where the user's own Redis keeps its data. */
    Path folder() {
        return Folders.data(surroundings).resolve("redis");
    }

    LettuceChatOptions given() {
        Map<String, String> variables = new HashMap<>(surroundings.env());
        redis.ifPresent(uri -> variables.put("REDIS_URL", uri));
        return LettuceChatOptions.fromEnvironment(variables).toBuilder()
                .sessions(SESSIONS)
                .build();
    }

    LettuceChatOptions own(String uri) {
        return LettuceChatOptions.builder().redis(uri).sessions(SESSIONS).build();
    }

    /** A session belongs to one Redis. */
    String name() {
        if (!isGiven()) {
            return "own";
        }
        RedisURI uri = given().redisUri();
        return (uri.getHost() + "_" + uri.getPort() + "_" + uri.getDatabase()).replaceAll("[^A-Za-z0-9.-]", "_");
    }
}
