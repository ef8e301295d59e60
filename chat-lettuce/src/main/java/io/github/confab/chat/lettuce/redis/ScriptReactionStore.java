package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Reaction;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/** {@link ReactionStore} by scripts. */
final class ScriptReactionStore implements ReactionStore {

    private static final Script REACT = Script.load("react");
    private static final Script WHO = Script.load("reacted");
    private static final Script MINE = Script.load("my-reactions");

    private static final byte[] PUSH = Replies.bytes("PUBLISH");
    private static final byte[] BEGINNING = new byte[0];
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptReactionStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Change> change(ChannelId channel, MessageId message, Reaction reaction, Act act, Actor actor) {
        return scripts.run(
                        REACT,
                        keys.ofMessages(channel),
                        PUSH,
                        Replies.bytes(keys.topic(channel)),
                        actor.argument(),
                        Replies.bytes(message.toString()),
                        name(reaction),
                        act.argument())
                .map(reply -> Refusals.done(channel, message, actor, reply))
                .map(reply -> new Change(Replies.number(reply.get(1)) == 1, Replies.number(reply.get(2)) == 1));
    }

    @Override
    public Mono<Page<UserId>> who(
            ChannelId channel, MessageId message, Reaction reaction, PageRequest page, Actor actor) {
        byte[] after = page.token()
                .map(token -> Replies.bytes(PageTokens.user(token).value()))
                .orElse(BEGINNING);
        return scripts.run(
                        WHO,
                        keys.ofMessages(channel),
                        actor.argument(),
                        Replies.bytes(message.toString()),
                        name(reaction),
                        after,
                        Replies.bytes(Integer.toString(page.limit())))
                .map(reply -> page(Refusals.done(channel, message, actor, reply)));
    }

    private static Page<UserId> page(List<Object> reply) {
        List<UserId> users = Replies.list(reply.get(2)).stream()
                .map(user -> UserId.of(Replies.text(user)))
                .toList();
        boolean more = Replies.number(reply.get(1)) == 1;
        return new Page<>(
                users,
                more ? Optional.of(PageTokens.of(users.get(users.size() - 1).value())) : Optional.empty());
    }

    @Override
    public Mono<Map<MessageId, Set<Reaction>>> mine(ChannelId channel, List<MessageId> messages, Actor actor) {
        byte[][] arguments = new byte[messages.size() + 1][];
        arguments[0] = actor.argument();
        for (int i = 0; i < messages.size(); i++) {
            arguments[i + 1] = Replies.bytes(messages.get(i).toString());
        }
        return scripts.run(MINE, keys.ofMessages(channel), arguments)
                .map(reply -> Refusals.done(channel, actor.user(), reply))
                .map(reply -> given(channel, messages, reply));
    }

    private static Map<MessageId, Set<Reaction>> given(
            ChannelId channel, List<MessageId> messages, List<Object> reply) {
        Map<MessageId, Set<Reaction>> given = new LinkedHashMap<>();
        for (int i = 0; i < messages.size(); i++) {
            Set<Reaction> mine = new LinkedHashSet<>();
            for (Object name : Replies.list(reply.get(i + 1))) {
                mine.add(reaction(channel, Replies.text(name)));
            }
            if (!mine.isEmpty()) {
                given.put(messages.get(i), mine);
            }
        }
        return given;
    }

    /** How a reaction stands in Redis. */
    private static byte[] name(Reaction reaction) {
        return BASE64.encode(reaction.value().getBytes(StandardCharsets.UTF_8));
    }

    private static Reaction reaction(ChannelId channel, String name) {
        try {
            return Reaction.of(new String(Base64.getUrlDecoder().decode(name), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException foreign) {
            throw new CorruptDataException("a reaction in channel " + channel + " cannot be read: " + name, foreign);
        }
    }
}
