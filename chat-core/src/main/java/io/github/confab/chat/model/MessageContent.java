package io.github.confab.chat.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a message says: what an edit replaces as a whole. Immutable; safe to share between threads. A {@link Draft} checks
 * what is written; what is read is taken as it stands, since a later version may allow more.
 *
 * @param text what is said; empty of a deleted message
 * @param attributes pairs that travel with it, in order of insertion
 * @param mentions whom it mentions, in order
 * @param extras what comes with the words
 */
public record MessageContent(String text, Map<String, String> attributes, List<UserId> mentions, Extras extras) {

    /** Says nothing: all that is left of a deleted message. */
    public static final MessageContent NONE = new MessageContent("", Map.of(), List.of(), Extras.NONE);

    /** @throws InvalidArgumentException if an argument is null */
    public MessageContent {
        Rules.present("message text", text);
        Rules.present("message attributes", attributes);
        Rules.present("extras", extras);
        mentions = List.copyOf(Rules.present("mentions", mentions));
        if (!attributes.isEmpty()) {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }
    }
}
