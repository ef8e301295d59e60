package io.github.confab.chat.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What comes with the words of a message. Immutable; safe to share between threads.
 *
 * @param attachments things it refers to, in order; a {@link Draft} has up to 10
 * @param quote another message it shows, if it does
 * @param payload structured content of the application, if there is any
 * @param calls groups of people it calls, beside those it mentions by name
 */
public record Extras(List<Attachment> attachments, Optional<Quote> quote, Optional<Payload> payload, Set<Call> calls) {

    /** Nothing but words. */
    public static final Extras NONE = new Extras(List.of(), Optional.empty(), Optional.empty(), Set.of());

    /** @throws InvalidArgumentException if an argument is null */
    public Extras {
        attachments = List.copyOf(Rules.present("attachments", attachments));
        Rules.present("quote", quote);
        Rules.present("payload", payload);
        calls = Set.copyOf(Rules.present("calls", calls));
    }

    Extras attachments(List<Attachment> others) {
        return new Extras(others, quote, payload, calls);
    }

    Extras quote(Quote other) {
        return new Extras(attachments, Optional.of(other), payload, calls);
    }

    Extras payload(Payload other) {
        return new Extras(attachments, quote, Optional.of(other), calls);
    }

    /**
     * @param others which groups of people to call instead
     * @return these extras with that
     * @throws InvalidArgumentException if {@code others} is null
     */
    public Extras calls(Set<Call> others) {
        return new Extras(attachments, quote, payload, others);
    }
}
