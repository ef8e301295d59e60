package io.github.confab.chat.lettuce.engine.schedule;

import io.github.confab.chat.lettuce.redis.DueMessage;
import io.github.confab.chat.lettuce.wire.Content;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.MessageCodec;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.UserId;
import java.time.Instant;
import java.util.Map;

/** Drafts as they are kept until they are due, and back: the content as in a stream, so that any version reads it. */
final class ScheduledDrafts {

    /** The author is called as when it is sent. */
    private static final String NOBODY = "";

    private ScheduledDrafts() {}

    static DueMessage kept(String id, UserId author, ChannelId channel, Instant due, Draft draft) {
        Content content = new Content(NOBODY, draft.text(), draft.attributes(), draft.mentions());
        String details = draft.key().map(IdempotencyKey::value).orElse("");
        return new DueMessage(id, author, channel, due.toEpochMilli(), details, MessageCodec.JSON.encode(content));
    }

    /** @throws CorruptEntryException if a later version wrote what breaks a rule here */
    static Draft draft(DueMessage kept) {
        Content content = MessageCodec.JSON.decode(kept.payload());
        try {
            Draft draft =
                    Draft.text(content.text()).mentioning(content.mentions().toArray(UserId[]::new));
            for (Map.Entry<String, String> pair : content.attributes().entrySet()) {
                draft = draft.withAttribute(pair.getKey(), pair.getValue());
            }
            return kept.details().isEmpty() ? draft : draft.withKey(IdempotencyKey.of(kept.details()));
        } catch (InvalidArgumentException foreign) {
            throw new CorruptEntryException("a scheduled message breaks a rule: " + foreign.rule());
        }
    }
}
