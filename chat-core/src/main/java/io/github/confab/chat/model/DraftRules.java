package io.github.confab.chat.model;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules of a draft that take more than a line. */
final class DraftRules {

    private static final int MOST_ATTRIBUTES = 16;
    private static final int MAX_ATTRIBUTE_BYTES = 1024;
    private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LIFE = Duration.ofDays(365);

    private DraftRules() {}

    /** In whole milliseconds. */
    static Duration expiry(Duration life) {
        Rules.present("message expiry", life);
        if (life.compareTo(SHORTEST_LIFE) < 0 || life.compareTo(LONGEST_LIFE) > 0) {
            throw new InvalidArgumentException("message expiry", "must be 1 second to 365 days, got: " + life);
        }
        return Duration.ofMillis(life.toMillis());
    }

    static void attributes(Map<String, String> attributes) {
        Rules.between("number of message attributes", 0, MOST_ATTRIBUTES, attributes.size());
        int bytes = 0;
        for (Map.Entry<String, String> pair : attributes.entrySet()) {
            Rules.matching("message attribute name", ATTRIBUTE_NAME, pair.getKey());
            Rules.wellFormed("message attribute " + pair.getKey(), pair.getValue());
            bytes += pair.getKey().length() + Rules.utf8Length(pair.getValue());
        }
        if (bytes > MAX_ATTRIBUTE_BYTES) {
            throw new MessageTooLargeException("message attributes", bytes, MAX_ATTRIBUTE_BYTES, "bytes");
        }
    }
}
