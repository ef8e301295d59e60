package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.InboxNotice;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.util.Map;

/** News as messages of an inbox, and back: the text is the kind, the rest are attributes. */
final class Notices {

    private static final String BY = "by";
    private static final String CHANNEL = "channel";
    private static final String MESSAGE = "message";
    private static final String ROOT = "root";

    private Notices() {}

    static Draft draft(News news) {
        String cause = news.kind().code + "/" + news.channel() + "/" + news.cause();
        Draft draft = Draft.text(news.kind().code)
                .withKey(IdempotencyKey.of(InboxIds.digest(cause)))
                .withAttribute(BY, news.by().value())
                .withAttribute(CHANNEL, news.channel().value());
        Draft about = news.message()
                .map(message -> draft.withAttribute(MESSAGE, message.toString()))
                .orElse(draft);
        return news.root()
                .map(root -> about.withAttribute(ROOT, root.toString()))
                .orElse(about);
    }

    /** @throws CorruptEntryException if it is of a kind we know and lacks what that needs */
    static InboxNotice read(StreamMessage stored) {
        Map<String, String> details = stored.attributes();
        Cursor cursor = stored.cursor();
        try {
            UserId by = UserId.of(details.getOrDefault(BY, UserId.SYSTEM.value()));
            return switch (stored.text()) {
                case "invited" -> new InboxNotice.Invitation(cursor, by, channel(details));
                case "mentioned" -> new InboxNotice.Mention(cursor, by, channel(details), message(details));
                case "replied" -> new InboxNotice.Reply(cursor, by, channel(details), message(details), root(details));
                case "direct" -> new InboxNotice.DirectMessage(cursor, by, channel(details), message(details));
                case "removed" -> new InboxNotice.Removed(cursor, by, channel(details));
                case "banned" -> new InboxNotice.Banned(cursor, by, channel(details));
                case "added" -> new InboxNotice.ChannelAdded(cursor, by, channel(details));
                default -> new InboxNotice.Unknown(cursor, by, stored.text(), details);
            };
        } catch (InvalidArgumentException foreign) {
            throw new CorruptEntryException("a notice breaks a rule: " + foreign.rule());
        }
    }

    private static ChannelId channel(Map<String, String> details) {
        return ChannelId.of(details.getOrDefault(CHANNEL, ""));
    }

    private static MessageId message(Map<String, String> details) {
        return MessageId.parse(details.getOrDefault(MESSAGE, ""));
    }

    private static MessageId root(Map<String, String> details) {
        return MessageId.parse(details.getOrDefault(ROOT, ""));
    }
}
