package io.github.confab.chat.memory;

import io.github.confab.chat.Inbox;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.FeedEvent.SignalEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InboxEvent;
import io.github.confab.chat.model.InboxNotice;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One user's inbox. */
final class MemoryInbox implements Inbox {

    private final Session session;
    private final UserId me;

    MemoryInbox(Session session) {
        this.session = session;
        this.me = session.user().id();
    }

    private ChannelState mine() {
        return session.store().inboxes().of(me);
    }

    @Override
    public Flux<InboxEvent> feed(StartAt start) {
        Arguments.start(mine().id(), start);
        return follow(start).handle((event, sink) -> told(event).ifPresent(sink::next));
    }

    private Flux<FeedEvent> follow(StartAt start) {
        return new MemoryFeed(this::mine, "follow the inbox", session, start);
    }

    private static Optional<InboxEvent> told(FeedEvent event) {
        if (event instanceof MessageEvent said) {
            return Optional.of(notice(said.message()));
        }
        return event instanceof InboxEvent other ? Optional.of(other) : Optional.empty();
    }

    private static InboxNotice notice(StreamMessage stored) {
        Map<String, String> details = stored.attributes();
        Cursor at = stored.cursor();
        UserId by = UserId.of(details.get("by"));
        ChannelId channel = ChannelId.of(details.get("channel"));
        return switch (stored.text()) {
            case "invited" -> new InboxNotice.Invitation(at, by, channel);
            case "mentioned" -> new InboxNotice.Mention(at, by, channel, MessageId.parse(details.get("message")));
            case "replied" ->
                new InboxNotice.Reply(
                        at, by, channel, MessageId.parse(details.get("message")), MessageId.parse(details.get("root")));
            case "direct" -> new InboxNotice.DirectMessage(at, by, channel, MessageId.parse(details.get("message")));
            case "removed" -> new InboxNotice.Removed(at, by, channel);
            case "banned" -> new InboxNotice.Banned(at, by, channel);
            case "added" -> new InboxNotice.ChannelAdded(at, by, channel);
            default -> new InboxNotice.Unknown(at, by, stored.text(), details);
        };
    }

    @Override
    public Flux<InboxNotice> history(HistoryQuery query) {
        Arguments.present("history query", query);
        return session.lifetime()
                .ask("read the inbox", () -> mine().log().read(query))
                .flatMapIterable(stored -> stored)
                .map(MemoryInbox::notice);
    }

    @Override
    public Mono<Void> markRead(MessageId notice) {
        Arguments.present("notice", notice);
        return session.lifetime()
                .ask("mark the inbox as read", this::mine)
                .doOnNext(inbox -> inbox.readers().mark(me, notice))
                .then();
    }

    @Override
    public Mono<Long> unread() {
        return session.lifetime()
                .ask("count the inbox", () -> mine().readers().unread(me).count());
    }

    @Override
    public Flux<SignalEvent> signals() {
        return follow(StartAt.latest()).ofType(SignalEvent.class);
    }

    @Override
    public Mono<Void> send(UserId user, Signal signal) {
        Arguments.present("user id", user);
        Arguments.present("signal", signal);
        return session.lifetime()
                .ask("signal user " + user, () -> session.store().inboxes().of(user))
                .doOnNext(theirs -> {
                    if (!maySignal(user)) {
                        throw new ForbiddenException(theirs.id(), me, Reason.NO_DIRECT_CHANNEL);
                    }
                    theirs.signal(new SignalEvent(
                            theirs.id(), me, signal, session.clock().instant()));
                })
                .then();
    }

    private boolean maySignal(UserId user) {
        return me.equals(UserId.SYSTEM)
                || me.equals(user)
                || session.store().directory().hasDirect(me, user);
    }
}
