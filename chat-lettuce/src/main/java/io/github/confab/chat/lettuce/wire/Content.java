package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.Extras;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a message's payload holds.
 *
 * @param username how its author was called when it was written
 * @param said what it says
 * @param replyTo the message it replies to, if it does
 * @param expiry how long after it was stored it expires, if it does
 */
public record Content(String username, MessageContent said, Optional<MessageId> replyTo, Optional<Duration> expiry) {

    /** Says something for good. */
    public Content(String username, MessageContent said, Optional<MessageId> replyTo) {
        this(username, said, replyTo, Optional.empty());
    }

    /** Says words to everybody. */
    public Content(String username, String text, Map<String, String> attributes) {
        this(username, new MessageContent(text, attributes, List.of(), Extras.NONE), Optional.empty());
    }
}
