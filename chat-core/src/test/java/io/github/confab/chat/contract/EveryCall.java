package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.People.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Account;
import io.github.confab.chat.Channel;
import io.github.confab.chat.Channels;
import io.github.confab.chat.Conversations;
import io.github.confab.chat.Inbox;
import io.github.confab.chat.OwnPresence;
import io.github.confab.chat.Sessions;
import io.github.confab.chat.UnreadCounts;
import io.github.confab.chat.Users;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.ProfileUpdate;
import io.github.confab.chat.model.Reaction;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.ScheduleId;
import io.github.confab.chat.model.SearchQuery;
import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.WorkerGroup;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Every method of a port, called with good arguments, by name; for rules that hold for all of them. */
final class EveryCall {

    private EveryCall() {}

    /** The calls that only read or write messages. */
    static Map<String, Publisher<?>> onMessages(Channel channel) {
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("info", channel.info());
        calls.put("publish", channel.publish(Draft.text("hi")));
        calls.put("produce", channel.produce(Draft.text("hi")));
        calls.put("broadcast", channel.broadcast(Signal.typing()));
        calls.put("subscribe", channel.subscribe(StartAt.latest()));
        calls.put("feed", channel.feed(StartAt.oldest()));
        calls.put("signals", channel.signals());
        calls.put("history", channel.history(HistoryQuery.latest()));
        calls.put("search", channel.search(SearchQuery.of("hi")));
        return calls;
    }

    /** The calls of worker groups. */
    static Map<String, Publisher<?>> onWorkers(Channel channel) {
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("consume", channel.consume(WorkerGroup.of("g"), m -> Mono.just(Outcome.done())));
        calls.put("workers.lag", channel.workers().lag("g"));
        calls.put("workers.deadLetters", channel.workers().deadLetters("g", PageRequest.first()));
        calls.put("workers.discard", channel.workers().discard("g", "1-1"));
        calls.put("workers.delete", channel.workers().delete("g"));
        return calls;
    }

    /** The calls about members. */
    static Map<String, Publisher<?>> onMembers(Channel channel) {
        UserId somebody = UserId.of("somebody");
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("members.join", channel.members().join());
        calls.put("members.leave", channel.members().leave());
        calls.put("members.add", channel.members().add(somebody));
        calls.put("members.remove", channel.members().remove(somebody));
        calls.put("members.get", channel.members().get(somebody));
        calls.put("members.contains", channel.members().contains(somebody));
        calls.put("members.list", channel.members().list(PageRequest.first()));
        return calls;
    }

    /** The calls that look who is here. */
    static Map<String, Publisher<?>> onReadingPresence(Channel channel) {
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("presence.watch", channel.presence().watch());
        calls.put("presence.list", channel.presence().list(PageRequest.first()));
        calls.put("presence.count", channel.presence().count());
        return calls;
    }

    /** The calls about presence. */
    static Map<String, Publisher<?>> onPresence(Channel channel) {
        Map<String, Publisher<?>> calls = onReadingPresence(channel);
        calls.put("presence.enter", channel.presence().enter(PresenceStatus.available()));
        calls.put("presence.leave", channel.presence().leave());
        return calls;
    }

    static Map<String, Publisher<?>> on(OwnPresence presence) {
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("presence.appear", presence.appear(PresenceStatus.available()));
        calls.put("presence.appear in", presence.appear(List.of(ChannelId.of("c")), PresenceStatus.available()));
        calls.put("presence.status", presence.status(PresenceStatus.away()));
        calls.put("presence.invisible", presence.invisible());
        calls.put("presence.lastSeen", presence.lastSeen(UserId.of("somebody")));
        return calls;
    }

    /** The calls about reading. */
    static Map<String, Publisher<?>> onReadMarks(Channel channel) {
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("readMarks.mark", channel.readMarks().mark(MessageId.MIN));
        calls.put("readMarks.markAll", channel.readMarks().markAll());
        calls.put("readMarks.share", channel.readMarks().share(MessageId.MIN));
        calls.put("readMarks.mine", channel.readMarks().mine());
        calls.put("readMarks.unread", channel.readMarks().unread());
        calls.put("readMarks.receipts", channel.readMarks().receipts(PageRequest.first()));
        return calls;
    }

    /** The calls about typing. */
    static Map<String, Publisher<?>> onTyping(Channel channel) {
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("typing.started", channel.typing().started());
        calls.put("typing.stopped", channel.typing().stopped());
        calls.put("typing.watch", channel.typing().watch());
        return calls;
    }

    /** The calls about what is sent later. */
    static Map<String, Publisher<?>> onSchedule(Channel channel) {
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("schedule.at", channel.schedule().at(Instant.now().plusSeconds(3600), Draft.text("hi")));
        calls.put("schedule.list", channel.schedule().list(PageRequest.first()));
        calls.put("schedule.cancel", channel.schedule().cancel(ScheduleId.of("s")));
        return calls;
    }

    static Map<String, Publisher<?>> on(Inbox inbox) {
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("inbox.feed", inbox.feed(StartAt.latest()));
        calls.put("inbox.history", inbox.history(HistoryQuery.latest()));
        calls.put("inbox.markRead", inbox.markRead(MessageId.MAX));
        calls.put("inbox.unread", inbox.unread());
        calls.put("inbox.signals", inbox.signals());
        calls.put("inbox.send", inbox.send(UserId.of("somebody"), Signal.typing()));
        return calls;
    }

    static Map<String, Publisher<?>> on(UnreadCounts unread) {
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("unread.of", unread.of(List.of(ChannelId.of("unknown"))));
        return calls;
    }

    /** The calls of moderators. */
    static Map<String, Publisher<?>> onModeration(Channel channel) {
        UserId somebody = UserId.of("somebody");
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("moderation.invite", channel.moderation().invite(somebody));
        calls.put("moderation.uninvite", channel.moderation().uninvite(somebody));
        calls.put("moderation.ban", channel.moderation().ban(somebody, Term.forever()));
        calls.put("moderation.unban", channel.moderation().unban(somebody));
        calls.put("moderation.mute", channel.moderation().mute(somebody, Term.forever()));
        calls.put("moderation.unmute", channel.moderation().unmute(somebody));
        calls.put("moderation.assign", channel.moderation().assign(somebody, Role.GUEST));
        calls.put("moderation.bans", channel.moderation().records().bans(PageRequest.first()));
        calls.put("moderation.invitations", channel.moderation().records().invitations(PageRequest.first()));
        return calls;
    }

    /** The calls that say what becomes of a message. */
    static Map<String, Publisher<?>> onMessageLife(Channel channel) {
        MessageId message = new MessageId(1, 1);
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("messages.get", channel.messages().get(message));
        calls.put("messages.edit", channel.messages().edit(message, Draft.text("hi")));
        calls.put("messages.delete", channel.messages().delete(message));
        calls.put("messages.erase", channel.messages().erase(message));
        calls.put("messages.versions", channel.messages().versions(message));
        Reaction like = Reaction.of("+1");
        calls.put("reactions.add", channel.reactions().add(message, like));
        calls.put("reactions.remove", channel.reactions().remove(message, like));
        calls.put("reactions.toggle", channel.reactions().toggle(message, like));
        calls.put("reactions.who", channel.reactions().who(message, like, PageRequest.first()));
        calls.put("reactions.mine", channel.reactions().mine(List.of(message)));
        calls.put("threads.replies", channel.threads().replies(message, HistoryQuery.latest()));
        calls.put("threads.follow", channel.threads().follow(message));
        calls.put("threads.unfollow", channel.threads().unfollow(message));
        calls.put("threads.followers", channel.threads().followers(message, PageRequest.first()));
        calls.put("threads.markRead", channel.threads().markRead(message, message));
        calls.put("threads.unread", channel.threads().unread(message));
        calls.put("pins.pin", channel.pins().pin(message));
        calls.put("pins.unpin", channel.pins().unpin(message));
        calls.put("pins.list", channel.pins().list());
        return calls;
    }

    static Map<String, Publisher<?>> on(Conversations conversations) {
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("conversations.direct", conversations.direct(UserId.of("somebody")));
        calls.put("conversations.list", conversations.list(PageRequest.first()));
        return calls;
    }

    static Map<String, Publisher<?>> on(Channel channel) {
        Map<String, Publisher<?>> calls = onMessages(channel);
        calls.putAll(onPresence(channel));
        calls.putAll(onWorkers(channel));
        calls.putAll(onMembers(channel));
        calls.putAll(onReadMarks(channel));
        calls.putAll(onTyping(channel));
        calls.putAll(onModeration(channel));
        calls.putAll(onSchedule(channel));
        calls.putAll(onMessageLife(channel));
        return calls;
    }

    static Map<String, Publisher<?>> on(Channels channels) {
        ChannelId id = ChannelId.of("unknown");
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("channels.create", channels.create(ChannelSpec.named("general")));
        calls.put("channels.open", channels.open("general"));
        calls.put("channels.find", channels.find("general"));
        calls.put("channels.update", channels.update(id, ChannelUpdate.describe("x")));
        calls.put("channels.delete", channels.delete(id));
        calls.put("channels.list", channels.list(PageRequest.first()));
        calls.put("channels.search", channels.search("gen", PageRequest.first()));
        return calls;
    }

    static Map<String, Publisher<?>> on(Users users) {
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("users.create", users.create("ada"));
        calls.put("users.get", users.get(UserId.of("somebody")));
        calls.put("users.find", users.find("ada"));
        UserId somebody = UserId.of("somebody");
        calls.put("users.register", users.register(Credentials.of("ada", PASSWORD)));
        calls.put("users.profile", users.profile(somebody));
        calls.put("users.update", users.update(somebody, ProfileUpdate.none().displayName("x")));
        calls.put("admin.setPassword", users.admin().setPassword(somebody, Password.of(PASSWORD)));
        calls.put("admin.endSessions", users.admin().endSessions(somebody));
        calls.put("admin.deactivate", users.admin().deactivate(somebody));
        calls.put("admin.reactivate", users.admin().reactivate(somebody));
        calls.put("admin.erase", users.admin().erase(somebody));
        calls.put("content.export", users.admin().content().export(somebody));
        calls.put("content.erase", users.admin().content().erase(somebody));
        return calls;
    }

    static Map<String, Publisher<?>> on(Account account) {
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("account.profile", account.profile());
        calls.put("account.update", account.update(ProfileUpdate.none().displayName("x")));
        calls.put(
                "account.changePassword",
                account.changePassword(Password.of(PASSWORD), Password.of(People.OTHER_PASSWORD)));
        return calls;
    }

    static Map<String, Publisher<?>> on(Sessions sessions) {
        Map<String, Publisher<?>> calls = new LinkedHashMap<>();
        calls.put("sessions.list", sessions.list());
        calls.put("sessions.revoke", sessions.revoke(SessionId.of("s")));
        calls.put("sessions.revokeOthers", sessions.revokeOthers());
        calls.put("sessions.revokeAll", sessions.revokeAll());
        return calls;
    }

    /** Subscribes to each call in turn and expects that error of it. */
    static void allFail(Map<String, Publisher<?>> calls, Class<? extends Throwable> with, String why) {
        calls.forEach((name, call) -> assertThat(Probe.on(call).error(name + ": " + why))
                .as("%s: %s", name, why)
                .isInstanceOf(with));
    }
}
