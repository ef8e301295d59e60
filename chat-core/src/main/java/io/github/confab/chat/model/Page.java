package io.github.confab.chat.model;

import java.util.List;
import java.util.Optional;

/**
 * A part of a long list.
 *
 * @param items the items; may be empty though another page follows
 * @param next the token for {@link PageRequest#after(String)}; empty if this is the last page
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, Optional<String> next) {
    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
        Rules.present("page token", next);
    }
}
