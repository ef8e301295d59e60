package io.github.confab.chat.memory;

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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The chat in memory keeps every contract. */
final class MemoryContractsTest {

    private static final MemoryChatOptions OPTIONS =
            MemoryChatOptions.defaults().idleCheck(Duration.ofMillis(300));

    private final MemoryChat chat = MemoryChat.create(OPTIONS);
    private final MemoryChat second = chat.another();
    private final MemoryChat fresh = MemoryChat.create(OPTIONS);

    @AfterEach
    void close() {
        chat.close().then(second.close()).then(fresh.close()).block();
    }

    abstract class Backend implements ChatBackend {
        @Override
        public Chat chat() {
            return chat;
        }

        @Override
        public Chat freshChat() {
            return fresh;
        }

        @Override
        public Duration idleCheck() {
            return OPTIONS.idleCheck();
        }

        @Override
        public Optional<Chat> secondProcess() {
            return Optional.of(second);
        }
    }

    @Nested
    final class BadInputPromises extends Backend implements BadInputContract {}

    @Nested
    final class BroadcastPromises extends Backend implements BroadcastContract {}

    @Nested
    final class ChannelLifePromises extends Backend implements ChannelLifeContract {}

    @Nested
    final class ChannelsPromises extends Backend implements ChannelsContract {}

    @Nested
    final class ChatPromises extends Backend implements ChatContract {}

    @Nested
    final class ConsumePromises extends Backend implements ConsumeContract {}

    @Nested
    final class ConsumeFailurePromises extends Backend implements ConsumeFailureContract {}

    @Nested
    final class DemandPromises extends Backend implements DemandContract {}

    @Nested
    final class DirectoryPromises extends Backend implements DirectoryContract {}

    @Nested
    final class FeedPromises extends Backend implements FeedContract {}

    @Nested
    final class HistoryPromises extends Backend implements HistoryContract {}

    @Nested
    final class IdempotencyPromises extends Backend implements IdempotencyContract {}

    @Nested
    final class DirectMessagesPromises extends Backend implements DirectMessagesContract {}

    @Nested
    final class ErasurePromises extends Backend implements ErasureContract {}

    @Nested
    final class InboxPromises extends Backend implements InboxContract {}

    @Nested
    final class MembersPromises extends Backend implements MembersContract {}

    @Nested
    final class MessageRightsTable extends Backend implements MessageRightsContract {}

    @Nested
    final class FoldProperty extends Backend implements FoldContract {}

    @Nested
    final class ContentsPromises extends Backend implements ContentsContract {}

    @Nested
    final class ExpiryPromises extends Backend implements ExpiryContract {}

    @Nested
    final class MessagesPromises extends Backend implements MessagesContract {}

    @Nested
    final class ThreadsPromises extends Backend implements ThreadsContract {}

    @Nested
    final class PinsPromises extends Backend implements PinsContract {}

    @Nested
    final class PresencePromises extends Backend implements PresenceContract {}

    @Nested
    final class OwnPresencePromises extends Backend implements OwnPresenceContract {}

    @Nested
    final class PresenceRights extends Backend implements PresenceRightsContract {}

    @Nested
    final class ProducePromises extends Backend implements ProduceContract {}

    @Nested
    final class PublishPromises extends Backend implements PublishContract {}

    @Nested
    final class ReadMarksPromises extends Backend implements ReadMarksContract {}

    @Nested
    final class ReactionsPromises extends Backend implements ReactionsContract {}

    @Nested
    final class UnreadPromises extends Backend implements UnreadContract {}

    @Nested
    final class MentionsPromises extends Backend implements MentionsContract {}

    @Nested
    final class SearchPromises extends Backend implements SearchContract {}

    @Nested
    final class CallsPromises extends Backend implements CallsContract {}

    @Nested
    final class MentionTextPromises extends Backend implements MentionTextContract {}

    @Nested
    final class SubscribePromises extends Backend implements SubscribeContract {}

    @Nested
    final class AccountsPromises extends Backend implements AccountsContract {}

    @Nested
    final class LoginPromises extends Backend implements LoginContract {}

    @Nested
    final class SessionsPromises extends Backend implements SessionsContract {}

    @Nested
    final class ExportPromises extends Backend implements ExportContract {}

    @Nested
    final class ContentErasurePromises extends Backend implements ContentErasureContract {}

    @Nested
    final class SchedulePromises extends Backend implements ScheduleContract {}

    @Nested
    final class TypingPromises extends Backend implements TypingContract {}

    @Nested
    final class UsersPromises extends Backend implements UsersContract {}

    @Nested
    final class WorkersPromises extends Backend implements WorkersContract {}

    @Nested
    final class ModerationPromises extends Backend implements ModerationContract {}

    @Nested
    final class PolicyPromises extends Backend implements PolicyContract {}

    @Nested
    final class ConversationsPromises extends Backend implements ConversationsContract {}

    @Nested
    final class AuthorizationPromises extends Backend implements AuthorizationContract {}
}
