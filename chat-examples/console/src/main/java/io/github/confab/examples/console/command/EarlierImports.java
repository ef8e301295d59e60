package io.github.confab.examples.console.command;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import io.github.confab.examples.console.access.StoredMessages;
import java.util.HashSet;
import java.util.Set;

/**
 * What this user has imported into a channel before. A channel forgets idempotency keys after some minutes, but every
 * message bears its own for ever; so an import that is repeated tomorrow stores nothing twice either.
 */
final class EarlierImports {

    private final Set<String> keys = new HashSet<>();

    private EarlierImports() {}

    static EarlierImports find(Channel channel, UserId user) {
        EarlierImports found = new EarlierImports();
        StoredMessages.read(channel, StartAt.oldest(), event -> {
            if (event instanceof MessageEvent said) {
                found.note(said.message(), user);
            }
        });
        return found;
    }

    boolean contains(String key) {
        return keys.contains(key);
    }

    private void note(StreamMessage message, UserId user) {
        if (message.tag().startsWith(ImportLines.KEY_PREFIX)
                && message.author().id().equals(user)) {
            keys.add(message.tag());
        }
    }
}
