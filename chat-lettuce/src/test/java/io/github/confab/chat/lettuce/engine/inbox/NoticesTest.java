package io.github.confab.chat.lettuce.engine.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.confab.chat.lettuce.engine.base.NoSuchChannel;
import io.github.confab.chat.lettuce.engine.inbox.News.Kind;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Extras;
import io.github.confab.chat.model.InboxNotice;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageState;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NoticesTest {

    private static final UserId ADA = UserId.of("ada");
    private static final ChannelId HERE = ChannelId.of("here");
    private static final MessageId MESSAGE = new MessageId(3, 4);
    private static final Cursor AT = Cursor.parse("1.in.e.1-2.1.-");

    @Test
    void news_ofEachKind_comeBackAsTheirNotice() {
        assertThat(read(News.of(Kind.INVITED, ADA, HERE, "1"))).isEqualTo(new InboxNotice.Invitation(AT, ADA, HERE));
        assertThat(read(News.of(Kind.ADDED, ADA, HERE, "1"))).isEqualTo(new InboxNotice.ChannelAdded(AT, ADA, HERE));
        assertThat(read(News.of(Kind.REMOVED, ADA, HERE, "1"))).isEqualTo(new InboxNotice.Removed(AT, ADA, HERE));
        assertThat(read(News.of(Kind.BANNED, ADA, HERE, "1"))).isEqualTo(new InboxNotice.Banned(AT, ADA, HERE));
        assertThat(read(News.of(Kind.MENTIONED, ADA, HERE, MESSAGE)))
                .isEqualTo(new InboxNotice.Mention(AT, ADA, HERE, MESSAGE));
        assertThat(read(News.of(Kind.DIRECT, ADA, HERE, MESSAGE)))
                .isEqualTo(new InboxNotice.DirectMessage(AT, ADA, HERE, MESSAGE));
    }

    @Test
    void news_keys_tellCausesApart() {
        Set<Object> keys = new HashSet<>();
        for (Kind kind : Kind.values()) {
            for (String cause : List.of("1", "2")) {
                keys.add(Notices.draft(News.of(kind, ADA, HERE, cause)).key());
            }
        }
        assertThat(keys).hasSize(2 * Kind.values().length);
        assertThat(Notices.draft(News.of(Kind.ADDED, ADA, HERE, "1")))
                .isEqualTo(Notices.draft(News.of(Kind.ADDED, ADA, HERE, "1")));
    }

    @Test
    void read_laterKind_isGivenAsItIs() {
        assertThat(Notices.read(new Stored("later", Map.of("by", "ada", "x", "y"))))
                .isEqualTo(new InboxNotice.Unknown(AT, ADA, "later", Map.of("by", "ada", "x", "y")));
    }

    @Test
    void read_knownKindThatLacksSomething_isCorrupt() {
        assertThatExceptionOfType(CorruptEntryException.class)
                .isThrownBy(() -> Notices.read(new Stored("mentioned", Map.of("by", "ada", "channel", "here"))));
        assertThatExceptionOfType(CorruptEntryException.class)
                .isThrownBy(() -> Notices.read(new Stored("added", Map.of("by", "ada"))));
    }

    @Test
    void ids_ofInboxes_areReserved() {
        assertThat(NoSuchChannel.isReserved(InboxIds.of(ADA))).isTrue();
        assertThat(InboxIds.of(ADA)).isNotEqualTo(InboxIds.of(UserId.of("bob")));
        assertThat(NoSuchChannel.isReserved(ChannelId.of("in-mvcVQDfYEZSxFiBY0Z3v7w")))
                .as("of a channel that happens to begin so")
                .isFalse();
    }

    private static InboxNotice read(News news) {
        Draft draft = Notices.draft(news);
        return Notices.read(new Stored(draft.text(), draft.attributes()));
    }

    private record Stored(String text, Map<String, String> attributes) implements StreamMessage {
        @Override
        public MessageContent content() {
            return new MessageContent(text, attributes, List.of(), Extras.NONE);
        }

        @Override
        public MessageState state() {
            return MessageState.ORIGINAL;
        }

        @Override
        public Optional<MessageId> replyTo() {
            return Optional.empty();
        }

        @Override
        public Optional<MessageId> thread() {
            return Optional.empty();
        }

        @Override
        public MessageId id() {
            return AT.id();
        }

        @Override
        public ChannelId channelId() {
            return AT.channel();
        }

        @Override
        public User author() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String tag() {
            return "t";
        }

        @Override
        public Cursor cursor() {
            return AT;
        }
    }
}
