package io.github.confab.chat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** How a Mono or Flux ends. */
final class Expect {

    private Expect() {}

    /** Completes without a value. */
    static void empty(Publisher<?> publisher, String why) {
        assertThat(Given.get(Flux.from(publisher).collectList())).as(why).isEmpty();
    }

    /** Errors with exactly that kind, at whatever item. */
    static <E extends Throwable> E failure(Publisher<?> publisher, Class<E> kind, String why) {
        Throwable error = Probe.on(publisher).error(why);
        assertThat(error).as(why).isExactlyInstanceOf(kind);
        return kind.cast(error);
    }
}
