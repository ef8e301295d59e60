package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Map;

/**
 * What a message's payload holds.
 *
 * @param username how its author was called when it was written
 * @param text what is said
 * @param attributes what travels with it, in order
 * @param mentions whom it mentions, in order
 */
public record Content(String username, String text, Map<String, String> attributes, List<UserId> mentions) {

    /** Mentions nobody. */
    public Content(String username, String text, Map<String, String> attributes) {
        this(username, text, attributes, List.of());
    }
}
