package io.github.confab.examples.console.command;

import io.github.confab.chat.Channel;
import io.github.confab.chat.error.TransientChatException;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Receipt;
import io.github.confab.examples.console.text.BadDataException;
import io.github.confab.examples.console.text.LineReader;
import io.github.confab.examples.console.text.LineReader.Line;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Sends lines one after the other without waiting for each answer: a bounded number is on the way, and they are stored
 * in their order. Stops at the first that fails.
 */
final class InFlight {

    /** More makes nothing faster, and after a failure more lines would be stored behind the one that was not. */
    private static final int AT_ONCE = 64;

    private final LineReader lines;
    private final Function<Line, Optional<Draft>> drafts;

    /**
     * @param lines to be sent
     * @param drafts makes a message of a line, or passes over it; called for each line in order, never twice at a time
     */
    InFlight(LineReader lines, Function<Line, Optional<Draft>> drafts) {
        this.lines = lines;
        this.drafts = drafts;
    }

    /**
     * @param send {@link Channel#publish} or {@link Channel#produce}
     * @param stored is told of each line, in order; it may block
     */
    void run(Function<Draft, Mono<Receipt>> send, BiConsumer<Line, Receipt> stored) {
        Flux.<Line>generate(sink -> lines.next().ifPresentOrElse(sink::next, sink::complete))
                .mapNotNull(line -> drafted(line).orElse(null))
                // reading blocks, so it has a thread of its own
                .subscribeOn(Schedulers.boundedElastic())
                .flatMapSequential(letter -> sent(letter, send), AT_ONCE, AT_ONCE)
                .publishOn(Schedulers.boundedElastic(), AT_ONCE)
                .doOnNext(done -> stored.accept(done.line(), done.receipt()))
                .blockLast();
    }

    private Optional<Letter> drafted(Line line) {
        try {
            return drafts.apply(line).map(draft -> new Letter(line, draft));
        } catch (InvalidArgumentException wrong) {
            throw wrongLine(line, wrong);
        }
    }

    private static Flux<Done> sent(Letter letter, Function<Draft, Mono<Receipt>> send) {
        Line line = letter.line();
        return Mono.defer(() -> send.apply(letter.draft()))
                .map(receipt -> new Done(line, receipt))
                .onErrorMap(InvalidArgumentException.class, wrong -> wrongLine(line, wrong))
                .onErrorMap(TransientChatException.class, failure -> new LineFailedException(line.number(), failure))
                .flux();
    }

    private static BadDataException wrongLine(Line line, InvalidArgumentException wrong) {
        return new BadDataException("line " + line.number() + ": " + wrong.getMessage(), wrong);
    }

    private record Letter(Line line, Draft draft) {}

    private record Done(Line line, Receipt receipt) {}
}
