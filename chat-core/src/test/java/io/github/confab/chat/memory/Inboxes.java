package io.github.confab.chat.memory;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelName;
import io.github.confab.chat.model.ChannelPolicy;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent.MembershipEvent.Change;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Retention;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The inboxes of a store: channels that stand in no directory. */
final class Inboxes {

    private static final int MOST_NOTICES = 1000;

    private final Clock clock;
    private final Map<UserId, ChannelState> byUser = new HashMap<>();
    private final Set<UserId> erased = new HashSet<>();

    Inboxes(Clock clock) {
        this.clock = clock;
    }

    synchronized ChannelState of(UserId user) {
        return byUser.computeIfAbsent(user, this::empty);
    }

    private ChannelState empty(UserId user) {
        ChannelId id = ChannelId.of("in-" + hash(user.value()));
        Retention retention = Retention.newest(MOST_NOTICES);
        MemoryLog log = new MemoryLog(id, UUID.randomUUID().toString(), retention, clock);
        ChannelInfo info = new ChannelInfo(
                id,
                ChannelName.of("inbox"),
                "",
                ChannelKind.PRIVATE,
                retention,
                ChannelPolicy.defaults(),
                clock.instant());
        ChannelState inbox = new ChannelState(info, UserId.SYSTEM, log, clock, new Roster(new LastSeen(clock), clock));
        inbox.change((book, entries) -> {
            book.enter(user);
            entries.move(user, Change.JOINED);
            return true;
        });
        return inbox;
    }

    /** Tells a user something about a channel; {@code cause} recognises it when it is told again. */
    void tell(UserId user, String kind, UserId by, ChannelId channel, String cause) {
        add(user, news(kind, by, channel), kind + channel + cause);
    }

    /** Tells a user something about a message. */
    void tell(UserId user, String kind, UserId by, ChannelId channel, MessageId message) {
        add(user, news(kind, by, channel).withAttribute("message", message.toString()), kind + channel + message);
    }

    /** Tells a user of a reply. */
    void tellReply(UserId user, UserId by, ChannelId channel, MessageId message, MessageId root) {
        Draft news = news("replied", by, channel)
                .withAttribute("message", message.toString())
                .withAttribute("root", root.toString());
        add(user, news, "replied" + channel + message);
    }

    private static Draft news(String kind, UserId by, ChannelId channel) {
        return Draft.text(kind).withAttribute("by", by.value()).withAttribute("channel", channel.value());
    }

    private void add(UserId user, Draft news, String cause) {
        if (isErased(user)) {
            return;
        }
        of(user).append(MemoryUser.SYSTEM, news.withKey(IdempotencyKey.of(hash(cause))), true);
    }

    private synchronized boolean isErased(UserId user) {
        return erased.contains(user);
    }

    void erase(UserId user) {
        ChannelState inbox;
        synchronized (this) {
            erased.add(user);
            inbox = byUser.remove(user);
        }
        if (inbox != null) {
            inbox.delete();
        }
    }

    private static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
