package io.github.confab.examples.benchmark;

/** A way to store and push messages. */
interface Publisher {

    String name();

    /** Publishes so many messages to a channel of its own, and checks that each is stored once. */
    void run(int messages, int inFlight);

    void close();

    /** Fails the benchmark if the stream does not hold exactly what was published: a fast answer may be a wrong one. */
    static void check(String name, long expected, long stored) {
        if (expected != stored) {
            throw new IllegalStateException(name + " stored " + stored + " of " + expected + " messages");
        }
    }
}
