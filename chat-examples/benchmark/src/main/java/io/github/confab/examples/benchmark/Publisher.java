package io.github.confab.examples.benchmark;

import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A way to store and push messages. */
interface Publisher {

    String name();

    /** A new, empty stream to publish to. */
    Target open();

    void close();

    /** Where the messages of one round go. */
    interface Target {

        /** Publishes one message at each subscription. */
        Mono<?> publish();

        /** How many messages are stored; deletes them. */
        long finish();
    }

    /** Publishes so many messages, with so many under way at once. */
    default void pipelined(int messages, int inFlight) {
        measured(messages, target -> Flux.range(0, messages)
                .flatMap(i -> target.publish(), inFlight)
                .blockLast());
    }

    /** Publishes so many messages from a thread that waits for each answer. */
    default void oneByOne(int messages) {
        measured(messages, target -> {
            for (int i = 0; i < messages; i++) {
                target.publish().block();
            }
        });
    }

    /** Fails the benchmark if the stream does not hold exactly what was published: a fast answer may be a wrong one. */
    private void measured(int messages, Consumer<Target> publishing) {
        Target target = open();
        publishing.accept(target);
        long stored = target.finish();
        if (stored != messages) {
            throw new IllegalStateException(name() + " stored " + stored + " of " + messages + " messages");
        }
    }
}
