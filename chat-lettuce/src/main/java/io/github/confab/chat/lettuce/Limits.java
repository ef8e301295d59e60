package io.github.confab.chat.lettuce;

import java.util.List;

/** How much of something is allowed; the setters of {@link LettuceChatOptions.Builder} say of what. */
record Limits(int maxTextBytes, int maxTextCodePoints, int ringSize, int maxQueuedPublishes) {

    static final Limits DEFAULT = new Limits(16 * 1024, 4000, 128, 1024);

    private static final int MAX_TEXT = 1 << 20;
    private static final int MIN_RING = 16;
    private static final int MAX_RING = 1024;
    private static final int MAX_QUEUE = 1_000_000;

    void collectProblems(List<String> problems) {
        between(problems, "maxTextBytes", maxTextBytes, 1, MAX_TEXT);
        between(problems, "maxTextCodePoints", maxTextCodePoints, 1, MAX_TEXT);
        between(problems, "maxQueuedPublishes", maxQueuedPublishes, 1, MAX_QUEUE);
        between(problems, "ringSize", ringSize, MIN_RING, MAX_RING);
        if (Integer.bitCount(ringSize) != 1) {
            problems.add("ringSize must be a power of two, got: " + ringSize);
        }
    }

    Limits withMaxTextBytes(int bytes) {
        return new Limits(bytes, maxTextCodePoints, ringSize, maxQueuedPublishes);
    }

    Limits withMaxTextCodePoints(int codePoints) {
        return new Limits(maxTextBytes, codePoints, ringSize, maxQueuedPublishes);
    }

    Limits withRingSize(int entries) {
        return new Limits(maxTextBytes, maxTextCodePoints, entries, maxQueuedPublishes);
    }

    Limits withMaxQueuedPublishes(int messages) {
        return new Limits(maxTextBytes, maxTextCodePoints, ringSize, messages);
    }

    private static void between(List<String> problems, String name, int value, int least, int most) {
        if (value < least || value > most) {
            problems.add(name + " must be " + least + ".." + most + ", got: " + value);
        }
    }
}
