package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.name;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.contract.AuthorizationTable.Who;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelPolicy;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.SearchQuery;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.WorkerGroup;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A channel with somebody of each kind in it, made anew for each try, since a try may change it. */
final class AuthorizationScene {

    private static final Map<String, Function<AuthorizationScene, Publisher<?>>> VERBS = new HashMap<>();

    static {
        VERBS.put("publish", s -> s.channel.publish(Draft.text("hi")));
        VERBS.put("produce", s -> s.channel.produce(Draft.text("hi")));
        VERBS.put("broadcast", s -> s.channel.broadcast(Signal.typing()));
        VERBS.put("subscribe", s -> s.channel.subscribe(StartAt.oldest()).take(1));
        VERBS.put("feed", s -> s.channel.feed(StartAt.latest()).take(1));
        VERBS.put("history", s -> s.channel.history(HistoryQuery.latest()));
        VERBS.put("search", s -> s.channel.search(SearchQuery.of("hi")));
        VERBS.put("started", s -> s.channel.typing().started());
        VERBS.put("mark", s -> s.channel.readMarks().markAll());
        VERBS.put("unread", s -> s.channel.readMarks().unread());
        VERBS.put("receipts", s -> s.channel.readMarks().receipts(PageRequest.first()));
        VERBS.put("share", s -> s.channel.readMarks().share(MessageId.MAX));
        VERBS.put("watch", s -> s.channel.presence().watch().take(1));
        VERBS.put("present", s -> s.channel.presence().list(PageRequest.first()));
        VERBS.put("count", s -> s.channel.presence().count());
        VERBS.put("info", s -> s.channel.info());
        VERBS.put("consume", AuthorizationScene::consume);
        VERBS.put("lag", s -> s.channel.workers().lag("g"));
        VERBS.put("join", s -> s.channel.members().join());
        VERBS.put("leave", s -> s.channel.members().leave());
        VERBS.put("get", s -> s.channel.members().get(s.plain));
        VERBS.put("list", s -> s.channel.members().list(PageRequest.first()));
        VERBS.put("add", s -> s.channel.members().add(UserId.of("somebody")));
        VERBS.put("remove", s -> s.channel.members().remove(s.plain));
        VERBS.put("remove-moderator", s -> s.channel.members().remove(s.secondModerator));
        VERBS.put("invite", s -> s.channel.moderation().invite(UserId.of("somebody")));
        VERBS.put("uninvite", s -> s.channel.moderation().uninvite(s.invited));
        VERBS.put("ban", s -> s.channel.moderation().ban(s.plain, Term.forever()));
        VERBS.put("ban-owner", s -> s.channel.moderation().ban(s.owner, Term.forever()));
        VERBS.put("unban", s -> s.channel.moderation().unban(UserId.of("somebody")));
        VERBS.put("mute", s -> s.channel.moderation().mute(s.plain, Term.forever()));
        VERBS.put("unmute", s -> s.channel.moderation().unmute(s.plain));
        VERBS.put("assign", s -> s.channel.moderation().assign(s.plain, Role.GUEST));
        VERBS.put("promote", s -> s.channel.moderation().assign(s.plain, Role.MODERATOR));
        VERBS.put("hand-over", s -> s.channel.moderation().assign(s.plain, Role.OWNER));
        VERBS.put("bans", s -> s.channel.moderation().records().bans(PageRequest.first()));
        VERBS.put("invitations", s -> s.channel.moderation().records().invitations(PageRequest.first()));
        VERBS.put("describe", s -> s.update(ChannelUpdate.describe("new")));
        VERBS.put("rename", s -> s.update(ChannelUpdate.rename(name("new"))));
        VERBS.put(
                "govern",
                s -> s.update(ChannelUpdate.govern(ChannelPolicy.defaults().post(Role.OWNER))));
        VERBS.put("delete", s -> s.actor.channels().delete(s.channel.id()));
    }

    private final UserId owner;
    private final UserId plain;
    private final UserId secondModerator;
    private final UserId invited;
    private final ChatClient actor;
    private final Channel channel;

    private AuthorizationScene(Cast cast, ChannelId id, ChatClient actor) {
        this.owner = cast.as(Who.OWNER).user().id();
        this.plain = cast.plain.user().id();
        this.secondModerator = cast.secondModerator.user().id();
        this.invited = cast.invited.user().id();
        this.actor = actor;
        this.channel = actor.channel(id);
    }

    /** What {@code who} tries, in a new channel. */
    static Publisher<?> tried(Cast cast, String kind, String verb, Who who) {
        ChannelId id = kind.equals("direct") ? cast.direct() : cast.channel(ChannelKind.valueOf(upper(kind)));
        return VERBS.get(verb).apply(new AuthorizationScene(cast, id, cast.as(who)));
    }

    private static String upper(String kind) {
        return kind.equals("public") ? "PUBLIC" : "PRIVATE";
    }

    private Publisher<?> consume() {
        return channel.consume(WorkerGroup.of("g"), message -> Mono.just(Outcome.done()))
                .take(1);
    }

    private Mono<?> update(ChannelUpdate update) {
        return actor.channels().update(channel.id(), update);
    }

    /** Those who try, and those it is done to. */
    static final class Cast {

        private final Map<Who, ChatClient> actors = new EnumMap<>(Who.class);
        private final Chat chat;
        private final ChatClient plain;
        private final ChatClient secondModerator;
        private final ChatClient invited;

        Cast(Chat chat) {
            this.chat = chat;
            for (Who who : Who.values()) {
                actors.put(who, who == Who.APPLICATION ? chat.system() : client(chat));
            }
            this.plain = client(chat);
            this.secondModerator = client(chat);
            this.invited = client(chat);
        }

        ChatClient as(Who who) {
            return actors.get(who);
        }

        private ChannelId channel(ChannelKind kind) {
            Channel made = get(
                    as(Who.OWNER).channels().create(ChannelSpec.named(name("a")).kind(kind)));
            Flux<UserId> members = Flux.just(Who.GUEST, Who.MEMBER, Who.MUTED, Who.MODERATOR)
                    .map(who -> as(who).user().id())
                    .concatWithValues(plain.user().id(), secondModerator.user().id());
            var moderation = made.moderation();
            done(members.flatMap(made.members()::add)
                    .thenMany(Flux.merge(
                            moderation.assign(id(Who.GUEST), Role.GUEST),
                            moderation.assign(id(Who.MODERATOR), Role.MODERATOR),
                            moderation.assign(secondModerator.user().id(), Role.MODERATOR),
                            moderation.mute(id(Who.MUTED), Term.forever()),
                            moderation.ban(id(Who.BANNED), Term.forever()),
                            moderation.invite(invited.user().id())))
                    .then(made.publish(Draft.text("first"))));
            return made.id();
        }

        private ChannelId direct() {
            done(chat.system().channels().delete(directWithPlain().id()));
            Channel made = directWithPlain();
            get(made.publish(Draft.text("first")));
            return made.id();
        }

        private Channel directWithPlain() {
            return get(as(Who.MEMBER).conversations().direct(plain.user().id()));
        }

        private UserId id(Who who) {
            return as(who).user().id();
        }
    }
}
