package io.github.confab.chat.model;

import java.util.List;
import java.util.Optional;

/**
 * What a search has found, and how far it has looked.
 *
 * @param hits the messages found, newest first; may be empty though another page follows, which is normal for words that
 *     are rare
 * @param next the token for {@link SearchQuery#page(String)}, to look further; empty if nothing is left to look at
 * @param scanned how many entries of the channel were looked at for this page, messages or not
 * @param reached the oldest entry that was looked at; everything from there to where the search began is known now; empty
 *     if there was none
 * @param method how it was searched
 */
public record SearchPage(
        List<StreamMessage> hits, Optional<String> next, long scanned, Optional<MessageId> reached, Method method) {

    private static final String SCAN = "s";

    /** How a channel was searched. */
    public enum Method {
        /** Messages were read one by one, from the newest on, a bounded number for each page. */
        SCAN
    }

    /** Copies the list. */
    public SearchPage {
        hits = List.copyOf(Rules.present("search hits", hits));
        Rules.present("page token", next);
        Rules.atLeast("scanned entries", 0, scanned);
        Rules.present("search place", reached);
        Rules.present("search method", method);
    }

    /**
     * For backends: what a scan has found.
     *
     * @param hits the messages found, newest first
     * @param scanned how many entries were looked at
     * @param reached the oldest of them
     * @param more whether there may be older entries to look at
     * @return the page
     */
    public static SearchPage scan(List<StreamMessage> hits, long scanned, Optional<MessageId> reached, boolean more) {
        Optional<String> next = more ? reached.map(id -> SCAN + id) : Optional.empty();
        return new SearchPage(hits, next, scanned, reached, Method.SCAN);
    }

    /** @throws InvalidArgumentException if it is no token of a scan */
    static MessageId place(String token) {
        try {
            if (token.startsWith(SCAN)) {
                MessageId place = MessageId.parse(token.substring(SCAN.length()));
                if (token.equals(SCAN + place)) {
                    return place;
                }
            }
        } catch (InvalidArgumentException noId) {
            throw foreign(token);
        }
        throw foreign(token);
    }

    private static InvalidArgumentException foreign(String token) {
        return new InvalidArgumentException(
                "page token", "must be the next() of a page of the same search, got: " + Rules.shown(token));
    }
}
