package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.name;
import static io.github.confab.chat.contract.Given.published;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.contract.AuthorizationTable.Who;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Reaction;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.Term;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;

/**
 * Who may do what with messages, in a channel with the default policy: with {@code own} ones, with one of a {@code member},
 * of the {@code owner}, of the {@code application}. The same table stands in docs/messages.md.
 */
public final class MessageRights {

    /** In the form of {@link AuthorizationTable}; {@code AUTHOR}: only who wrote it, or a moderator, may. */
    public static final String TEXT = """
            public channel             stranger guest member muted banned moderator owner application
            get member                 ok       ok    ok     ok    BANNED ok        ok    ok
            versions member            ok       ok    ok     ok    BANNED ok        ok    ok
            edit own                   NOT_A    ROLE  ok     MUTED BANNED ok        ok    ok
            edit member                NOT_A    ROLE  AUTHOR MUTED BANNED AUTHOR    AUTHOR ok
            delete own, erase own      NOT_A    ok    ok     ok    BANNED ok        ok    ok
            delete member              NOT_A    AUTHOR AUTHOR AUTHOR BANNED ok      ok    ok
            erase member               NOT_A    AUTHOR AUTHOR AUTHOR BANNED ok      ok    ok
            delete owner               NOT_A    AUTHOR AUTHOR AUTHOR BANNED ROLE    ok    ok
            edit application           NOT_A    ROLE  AUTHOR MUTED BANNED AUTHOR    AUTHOR ok
            delete application         NOT_A    AUTHOR AUTHOR AUTHOR BANNED AUTHOR  AUTHOR ok
            react member               NOT_A    ROLE  ok     MUTED BANNED ok        ok    ok
            who member, mine member    ok       ok    ok     ok    BANNED ok        ok    ok
            reply member               NOT_A    ROLE  ok     MUTED BANNED ok        ok    ok
            replies member             ok       ok    ok     ok    BANNED ok        ok    ok
            follow member              NOT_A    ok    ok     ok    BANNED ok        ok    ok
            pin member, unpin member   NOT_A    ROLE  ROLE   ROLE  BANNED ok        ok    ok
            pins member                ok       ok    ok     ok    BANNED ok        ok    ok

            private channel            stranger guest member muted banned moderator owner application
            get member                 PRIVATE  ok    ok     ok    BANNED ok        ok    ok
            versions member            PRIVATE  ok    ok     ok    BANNED ok        ok    ok
            edit own                   NOT_A    ROLE  ok     MUTED BANNED ok        ok    ok
            edit member                NOT_A    ROLE  AUTHOR MUTED BANNED AUTHOR    AUTHOR ok
            delete own, erase own      NOT_A    ok    ok     ok    BANNED ok        ok    ok
            delete member              NOT_A    AUTHOR AUTHOR AUTHOR BANNED ok      ok    ok
            erase member               NOT_A    AUTHOR AUTHOR AUTHOR BANNED ok      ok    ok
            delete owner               NOT_A    AUTHOR AUTHOR AUTHOR BANNED ROLE    ok    ok
            edit application           NOT_A    ROLE  AUTHOR MUTED BANNED AUTHOR    AUTHOR ok
            delete application         NOT_A    AUTHOR AUTHOR AUTHOR BANNED AUTHOR  AUTHOR ok
            react member               NOT_A    ROLE  ok     MUTED BANNED ok        ok    ok
            who member, mine member    PRIVATE  ok    ok     ok    BANNED ok        ok    ok
            reply member               NOT_A    ROLE  ok     MUTED BANNED ok        ok    ok
            replies member             PRIVATE  ok    ok     ok    BANNED ok        ok    ok
            follow member              NOT_A    ok    ok     ok    BANNED ok        ok    ok
            pin member, unpin member   NOT_A    ROLE  ROLE   ROLE  BANNED ok        ok    ok
            pins member                PRIVATE  ok    ok     ok    BANNED ok        ok    ok
            """;

    private final Map<Who, ChatClient> actors = new EnumMap<>(Who.class);
    private final Map<Who, MessageId> own = new EnumMap<>(Who.class);
    private final Channel channel;
    private final Channel members;

    private MessageRights(Chat chat, ChannelKind kind) {
        for (Who who : Who.values()) {
            actors.put(who, who == Who.APPLICATION ? chat.system() : client(chat));
        }
        ChatClient member = client(chat);
        channel = get(actors.get(Who.OWNER)
                .channels()
                .create(ChannelSpec.named(name("r")).kind(kind)));
        members = member.channel(channel.id());
        get(channel.members().add(member.user().id()));
        for (Who who : Who.values()) {
            if (who != Who.OWNER && who != Who.APPLICATION) {
                get(channel.members().add(actors.get(who).user().id()));
            }
            own.put(who, published(as(who), "of " + who).id());
        }
        var moderation = channel.moderation();
        get(channel.members().remove(actors.get(Who.STRANGER).user().id()));
        get(moderation.assign(actors.get(Who.GUEST).user().id(), Role.GUEST));
        get(moderation.mute(actors.get(Who.MUTED).user().id(), Term.forever()));
        get(moderation.ban(actors.get(Who.BANNED).user().id(), Term.forever()));
        get(moderation.assign(actors.get(Who.MODERATOR).user().id(), Role.MODERATOR));
    }

    /** A channel in which everybody has written a message. */
    static MessageRights in(Chat chat, String kind) {
        return new MessageRights(chat, kind.equals("public") ? ChannelKind.PUBLIC : ChannelKind.PRIVATE);
    }

    /** What {@code who} tries; each time with a message of its own, since a try may change it. */
    Publisher<?> tried(String what, Who who) {
        List<String> words = List.of(what.split(" "));
        MessageId message =
                switch (words.get(1)) {
                    case "own" -> own.get(who);
                    case "member" -> published(members, "of a member").id();
                    case "owner" -> published(channel, "of the owner").id();
                    case "application" ->
                        published(as(Who.APPLICATION), "of the application").id();
                    default -> throw new IllegalArgumentException(what);
                };
        return VERBS.get(words.get(0)).tried(as(who), message);
    }

    private Channel as(Who who) {
        return actors.get(who).channel(channel.id());
    }

    private interface Verb {

        Publisher<?> tried(Channel channel, MessageId message);
    }

    private static final Map<String, Verb> VERBS = new HashMap<>();

    static {
        VERBS.put("get", (channel, message) -> channel.messages().get(message));
        VERBS.put("versions", (channel, message) -> channel.messages().versions(message));
        VERBS.put("edit", (channel, message) -> channel.messages().edit(message, Draft.text("edited")));
        VERBS.put("delete", (channel, message) -> channel.messages().delete(message));
        VERBS.put("erase", (channel, message) -> channel.messages().erase(message));
        Reaction like = Reaction.of("+1");
        VERBS.put("react", (channel, message) -> channel.reactions().toggle(message, like));
        VERBS.put("who", (channel, message) -> channel.reactions().who(message, like, PageRequest.first()));
        VERBS.put("mine", (channel, message) -> channel.reactions().mine(List.of(message)));
        VERBS.put(
                "reply",
                (channel, message) -> channel.publish(Draft.text("reply").replyingTo(message)));
        VERBS.put("replies", (channel, message) -> channel.threads().replies(message, HistoryQuery.latest()));
        VERBS.put("follow", (channel, message) -> channel.threads().follow(message));
        VERBS.put("pin", (channel, message) -> channel.pins().pin(message));
        VERBS.put("unpin", (channel, message) -> channel.pins().unpin(message));
        VERBS.put("pins", (channel, message) -> channel.pins().list());
    }
}
