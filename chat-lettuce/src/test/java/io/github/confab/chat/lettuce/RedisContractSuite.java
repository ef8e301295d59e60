package io.github.confab.chat.lettuce;

import io.github.confab.chat.Chat;
import io.github.confab.chat.contract.AccountsContract;
import io.github.confab.chat.contract.AuthorizationContract;
import io.github.confab.chat.contract.BadInputContract;
import io.github.confab.chat.contract.BroadcastContract;
import io.github.confab.chat.contract.CallsContract;
import io.github.confab.chat.contract.ChannelLifeContract;
import io.github.confab.chat.contract.ChannelsContract;
import io.github.confab.chat.contract.ChatBackend;
import io.github.confab.chat.contract.ChatContract;
import io.github.confab.chat.contract.ConsumeContract;
import io.github.confab.chat.contract.ConsumeFailureContract;
import io.github.confab.chat.contract.ContentErasureContract;
import io.github.confab.chat.contract.ContentsContract;
import io.github.confab.chat.contract.ConversationsContract;
import io.github.confab.chat.contract.DemandContract;
import io.github.confab.chat.contract.DirectMessagesContract;
import io.github.confab.chat.contract.DirectoryContract;
import io.github.confab.chat.contract.ErasureContract;
import io.github.confab.chat.contract.ExpiryContract;
import io.github.confab.chat.contract.ExportContract;
import io.github.confab.chat.contract.FeedContract;
import io.github.confab.chat.contract.FoldContract;
import io.github.confab.chat.contract.HistoryContract;
import io.github.confab.chat.contract.IdempotencyContract;
import io.github.confab.chat.contract.InboxContract;
import io.github.confab.chat.contract.LoginContract;
import io.github.confab.chat.contract.MembersContract;
import io.github.confab.chat.contract.MentionTextContract;
import io.github.confab.chat.contract.MentionsContract;
import io.github.confab.chat.contract.MessageRightsContract;
import io.github.confab.chat.contract.MessagesContract;
import io.github.confab.chat.contract.ModerationContract;
import io.github.confab.chat.contract.OwnPresenceContract;
import io.github.confab.chat.contract.PinsContract;
import io.github.confab.chat.contract.PolicyContract;
import io.github.confab.chat.contract.PresenceContract;
import io.github.confab.chat.contract.PresenceRightsContract;
import io.github.confab.chat.contract.ProduceContract;
import io.github.confab.chat.contract.PublishContract;
import io.github.confab.chat.contract.ReactionsContract;
import io.github.confab.chat.contract.ReadMarksContract;
import io.github.confab.chat.contract.ScheduleContract;
import io.github.confab.chat.contract.SearchContract;
import io.github.confab.chat.contract.SessionsContract;
import io.github.confab.chat.contract.SubscribeContract;
import io.github.confab.chat.contract.ThreadsContract;
import io.github.confab.chat.contract.TypingContract;
import io.github.confab.chat.contract.UnreadContract;
import io.github.confab.chat.contract.UsersContract;
import io.github.confab.chat.contract.WorkersContract;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** Every contract, on a server that a subclass names, with two chats as two processes would have them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RedisContractSuite {

    private static final Duration IDLE_CHECK = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private Chat here;
    private Chat there;

    /** Where the server is. */
    abstract String uri();

    @BeforeAll
    void connect() {
        here = open();
        there = open();
    }

    @AfterAll
    void close() {
        here.close().then(there.close()).block(LIMIT);
    }

    /** How to reach it. */
    LettuceChatOptions.Builder options() {
        return LettuceChatOptions.builder().redis(uri());
    }

    private Chat open() {
        LettuceChatOptions options = options().idleCheck(IDLE_CHECK).build();
        return Objects.requireNonNull(LettuceChat.connect(options).block(LIMIT));
    }

    /** The hooks of all contracts. */
    abstract class OnRedis implements ChatBackend {

        @Override
        public Chat chat() {
            return here;
        }

        @Override
        public Chat freshChat() {
            return open();
        }

        @Override
        public Duration idleCheck() {
            return IDLE_CHECK;
        }

        @Override
        public Optional<Chat> secondProcess() {
            return Optional.of(there);
        }

        @Override
        public int coldRounds() {
            return 1000;
        }
    }

    @Nested
    class ChatPort extends OnRedis implements ChatContract {}

    @Nested
    class UsersPort extends OnRedis implements UsersContract {}

    @Nested
    class AccountsOfUsers extends OnRedis implements AccountsContract {}

    @Nested
    class Login extends OnRedis implements LoginContract {}

    @Nested
    class Export extends OnRedis implements ExportContract {}

    @Nested
    class ContentErasure extends OnRedis implements ContentErasureContract {}

    @Nested
    class SchedulePort extends OnRedis implements ScheduleContract {}

    @Nested
    class SessionsPort extends OnRedis implements SessionsContract {}

    @Nested
    class ChannelsPort extends OnRedis implements ChannelsContract {}

    @Nested
    class ChannelLife extends OnRedis implements ChannelLifeContract {}

    @Nested
    class Directory extends OnRedis implements DirectoryContract {}

    @Nested
    class MembersPort extends OnRedis implements MembersContract {}

    @Nested
    class PresencePort extends OnRedis implements PresenceContract {}

    @Nested
    class OwnPresencePort extends OnRedis implements OwnPresenceContract {}

    @Nested
    class PresenceRights extends OnRedis implements PresenceRightsContract {}

    @Nested
    class Publish extends OnRedis implements PublishContract {}

    @Nested
    class Idempotency extends OnRedis implements IdempotencyContract {}

    @Nested
    class Produce extends OnRedis implements ProduceContract {}

    @Nested
    class SearchOfChannels extends OnRedis implements SearchContract {}

    @Nested
    class Subscribe extends OnRedis implements SubscribeContract {}

    @Nested
    class Feed extends OnRedis implements FeedContract {}

    @Nested
    class Demand extends OnRedis implements DemandContract {}

    @Nested
    class Broadcast extends OnRedis implements BroadcastContract {}

    @Nested
    class History extends OnRedis implements HistoryContract {}

    @Nested
    class Consume extends OnRedis implements ConsumeContract {}

    @Nested
    class ConsumeFailure extends OnRedis implements ConsumeFailureContract {}

    @Nested
    class WorkersPort extends OnRedis implements WorkersContract {}

    @Nested
    class ReactionsPort extends OnRedis implements ReactionsContract {}

    @Nested
    class ReadMarksPort extends OnRedis implements ReadMarksContract {}

    @Nested
    class UnreadCounting extends OnRedis implements UnreadContract {}

    @Nested
    class Mentions extends OnRedis implements MentionsContract {}

    @Nested
    class MentionCalls extends OnRedis implements CallsContract {}

    @Nested
    class MentionText extends OnRedis implements MentionTextContract {}

    @Nested
    class DirectMessages extends OnRedis implements DirectMessagesContract {}

    @Nested
    class Erasure extends OnRedis implements ErasureContract {}

    @Nested
    class InboxPort extends OnRedis implements InboxContract {}

    @Nested
    class TypingPort extends OnRedis implements TypingContract {}

    @Nested
    class BadInput extends OnRedis implements BadInputContract {}

    @Nested
    class ModerationPort extends OnRedis implements ModerationContract {}

    @Nested
    class MessageRightsTable extends OnRedis implements MessageRightsContract {}

    @Nested
    class FoldProperty extends OnRedis implements FoldContract {}

    @Nested
    class Contents extends OnRedis implements ContentsContract {}

    @Nested
    class Expiry extends OnRedis implements ExpiryContract {}

    @Nested
    class MessagesPort extends OnRedis implements MessagesContract {}

    @Nested
    class ThreadsPort extends OnRedis implements ThreadsContract {}

    @Nested
    class PinsPort extends OnRedis implements PinsContract {}

    @Nested
    class Policy extends OnRedis implements PolicyContract {}

    @Nested
    class ConversationsPort extends OnRedis implements ConversationsContract {}

    @Nested
    class Authorization extends OnRedis implements AuthorizationContract {}
}
