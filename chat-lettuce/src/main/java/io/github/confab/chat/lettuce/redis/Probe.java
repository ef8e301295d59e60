package io.github.confab.chat.lettuce.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Pushes something to ourselves now and then: an open socket with answered PINGs does not prove that pushes arrive. Not
 * for use by many threads; runs in the turns of the Pub/Sub connection.
 */
final class Probe {

    static final Duration INTERVAL = Duration.ofSeconds(10);
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

    private final Turns turns;
    private final Function<byte[], Mono<Long>> publish;
    private final Runnable attach;
    private final Runnable reconnect;

    private boolean attached;
    private int incarnation;
    private String heard = "";

    /**
     * @param publish pushes a token to our own topic
     * @param attach asks for that topic
     * @param reconnect closes the Pub/Sub connection, so that it comes back
     */
    Probe(Turns turns, Function<byte[], Mono<Long>> publish, Runnable attach, Runnable reconnect) {
        this.turns = turns;
        this.publish = publish;
        this.attach = attach;
        this.reconnect = reconnect;
    }

    void start() {
        attach.run();
        turns.every(INTERVAL.toMillis(), this::ask);
    }

    void attached() {
        attached = true;
    }

    void lost() {
        attached = false;
        incarnation++;
    }

    void heard(byte[] token) {
        heard = new String(token, UTF_8);
    }

    private void ask() {
        if (!attached) {
            attach.run();
            return;
        }
        String token = UUID.randomUUID().toString();
        int askedOn = incarnation;
        // a token that could not be sent says nothing about the Pub/Sub connection
        publish.apply(token.getBytes(UTF_8))
                .subscribe(
                        sent -> turns.later(PATIENCE.toMillis(), () -> check(token, askedOn)),
                        failure -> LOG.debug("the probe could not be sent", failure));
    }

    private void check(String token, int askedOn) {
        if (askedOn == incarnation && attached && !heard.equals(token)) {
            LOG.warn("the Pub/Sub connection to Redis delivers nothing: it is closed and re-established");
            reconnect.run();
        }
    }
}
