package io.github.confab.chat.model;

import java.util.Optional;

/**
 * Which page of a long list to read.
 *
 * @param limit how many items, 1 to 1 000; default 50
 * @param token {@link Page#next()} of the page before; empty for the first page
 */
public record PageRequest(int limit, Optional<String> token) {

    private static final int MAX_LIMIT = 1000;
    private static final int MAX_TOKEN = 1024;
    private static final PageRequest FIRST = new PageRequest(50, Optional.empty());

    /** @throws InvalidArgumentException if the limit is out of range or the token too long to be one */
    public PageRequest {
        Rules.between("page limit", 1, MAX_LIMIT, limit);
        Rules.present("page token", token)
                .ifPresent(t -> Rules.between("length of the page token", 1, MAX_TOKEN, t.length()));
    }

    /**
     * @return the first page, 50 items
     */
    public static PageRequest first() {
        return FIRST;
    }

    /**
     * @param token {@link Page#next()} of the page before
     * @return the page after it, 50 items
     */
    public static PageRequest after(String token) {
        return new PageRequest(FIRST.limit, Optional.of(Rules.present("page token", token)));
    }

    /**
     * @param items how many items, 1 to 1 000
     * @return this request with that limit
     */
    public PageRequest limit(int items) {
        return new PageRequest(items, token);
    }
}
