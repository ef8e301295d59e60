package io.github.confab.chat.lettuce.engine.schedule;

import io.github.confab.chat.lettuce.engine.base.MessageEncoder;
import io.github.confab.chat.lettuce.redis.DueMessage;
import io.github.confab.chat.lettuce.wire.Content;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.MessageCodec;
import io.github.confab.chat.model.Attachment;
import io.github.confab.chat.model.Call;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Extras;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.UserId;
import java.util.Map;

/** Drafts as they are kept until they are due, and back: the content as in a stream, so that any version reads it. */
final class ScheduledDrafts {

    /** The author is called as when it is sent. */
    private static final String NOBODY = "";

    private ScheduledDrafts() {}

    /** @throws io.github.confab.chat.model.MessageTooLargeException if it is too large to be published */
    static byte[] payload(MessageEncoder encoder, Draft draft) {
        return encoder.encode(NOBODY, draft);
    }

    /** What belongs to a draft besides its content. */
    static String details(Draft draft) {
        return draft.key().map(IdempotencyKey::value).orElse("");
    }

    /** @throws CorruptEntryException if a later version wrote what breaks a rule here */
    static Draft draft(DueMessage kept) {
        Content content = MessageCodec.JSON.decode(kept.payload());
        try {
            Draft draft = saying(content.said());
            draft = content.replyTo().map(draft::replyingTo).orElse(draft);
            draft = content.expiry().map(draft::expiringAfter).orElse(draft);
            return kept.details().isEmpty() ? draft : draft.withKey(IdempotencyKey.of(kept.details()));
        } catch (InvalidArgumentException foreign) {
            throw new CorruptEntryException("a scheduled message breaks a rule: " + foreign.rule());
        }
    }

    private static Draft saying(MessageContent said) {
        Extras extras = said.extras();
        Draft draft = Draft.text(said.text())
                .mentioning(said.mentions().toArray(UserId[]::new))
                .attaching(extras.attachments().toArray(Attachment[]::new))
                .calling(extras.calls().toArray(Call[]::new));
        for (Map.Entry<String, String> pair : said.attributes().entrySet()) {
            draft = draft.withAttribute(pair.getKey(), pair.getValue());
        }
        draft = extras.quote().map(draft::quoting).orElse(draft);
        return extras.payload().map(draft::carrying).orElse(draft);
    }
}
