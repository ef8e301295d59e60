package io.github.confab.chat.memory;

import io.github.confab.chat.error.IdempotencyConflictException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which message of an author an idempotency key names; the last million keys of a channel. */
final class KeyMemory {

    private static final int MOST = 1_000_000;

    private final Map<Owned, Named> names = new LinkedHashMap<>();

    /**
     * The message that was stored under the draft's key, if it has one.
     *
     * @throws IdempotencyConflictException if that message is another one
     */
    Optional<MessageId> known(ChannelId channel, UserId author, Draft draft) {
        if (draft.key().isEmpty()) {
            return Optional.empty();
        }
        IdempotencyKey key = draft.key().get();
        Optional<Named> named = Optional.ofNullable(names.get(new Owned(author, key)));
        if (named.isPresent() && !named.get().draft().equals(draft)) {
            throw new IdempotencyConflictException(channel, key);
        }
        return named.map(Named::id);
    }

    void remember(UserId author, Draft draft, MessageId id) {
        draft.key().ifPresent(key -> names.put(new Owned(author, key), new Named(id, draft)));
        if (names.size() > MOST) {
            names.remove(names.keySet().iterator().next());
        }
    }

    private record Owned(UserId author, IdempotencyKey key) {}

    private record Named(MessageId id, Draft draft) {}
}
