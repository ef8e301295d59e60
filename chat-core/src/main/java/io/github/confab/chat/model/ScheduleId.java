package io.github.confab.chat.model;

import java.util.regex.Pattern;

/**
 * Names a scheduled message; no {@link MessageId}, which it gets when it is sent.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ -}
 */
public record ScheduleId(String value) {

    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** @throws InvalidArgumentException if {@code value} breaks the rule */
    public ScheduleId {
        Rules.matching("schedule id", RULE, value);
    }

    /**
     * @param value the id as text
     * @return the id
     * @throws InvalidArgumentException if {@code value} breaks the rule
     */
    public static ScheduleId of(String value) {
        return new ScheduleId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
