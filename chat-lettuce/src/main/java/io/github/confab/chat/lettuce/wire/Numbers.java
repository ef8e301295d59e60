package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.MessageId;

/** Numbers and ids as Redis writes them. */
final class Numbers {

    private Numbers() {}

    /** {@code <millis>-<seq>}, by hand: it is done twice for every message, and a regular expression costs 10x. */
    static MessageId id(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new CorruptEntryException("an id is not <millis>-<seq>");
        }
        return new MessageId(digits(text, 0, dash), digits(text, dash + 1, text.length()));
    }

    static long count(String text) {
        return digits(text, 0, text.length());
    }

    private static long digits(String text, int from, int to) {
        if (from >= to || to - from > 18) {
            throw new CorruptEntryException("a number has no or too many digits");
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new CorruptEntryException("a number has other characters than digits");
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
