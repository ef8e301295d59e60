package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@link MessageStore} by scripts. */
final class ScriptMessageStore implements MessageStore {

    private static final Script EDIT = Script.load("edit");
    private static final Script DELETE = Script.load("delete");
    private static final Script VERSIONS = Script.load("versions");

    private static final byte[] PUSH = Replies.bytes("PUBLISH");
    private static final byte[] NOTHING = new byte[0];
    private static final byte[] ERASE = Replies.bytes("X");
    private static final int VALUES_PER_VERSION = 3;

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptMessageStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<MessageId> edit(ChannelId channel, MessageId message, byte[] payload, Actor actor) {
        return change(EDIT, channel, message, payload, actor).map(reply -> Replies.id(reply.get(1)));
    }

    @Override
    public Mono<Boolean> delete(ChannelId channel, MessageId message, Actor actor) {
        return change(DELETE, channel, message, NOTHING, actor).map(reply -> Replies.number(reply.get(1)) == 1);
    }

    @Override
    public Mono<Boolean> erase(ChannelId channel, MessageId message, Actor actor) {
        return change(DELETE, channel, message, ERASE, actor).map(reply -> Replies.number(reply.get(1)) == 1);
    }

    private Mono<List<Object>> change(Script script, ChannelId channel, MessageId message, byte[] how, Actor actor) {
        return scripts.run(
                        script,
                        keys.ofMessages(channel),
                        PUSH,
                        Replies.bytes(keys.topic(channel)),
                        actor.argument(),
                        Replies.bytes(message.toString()),
                        how)
                .map(reply -> Refusals.done(channel, message, actor, reply));
    }

    @Override
    public Mono<Versions> versions(ChannelId channel, MessageId message, @Nullable MessageId from, Actor actor) {
        List<String> touched = List.of(
                keys.meta(channel),
                keys.stream(channel),
                keys.members(channel),
                keys.roles(channel),
                keys.overlay(channel));
        return scripts.run(
                        VERSIONS,
                        touched,
                        actor.argument(),
                        Replies.bytes(message.toString()),
                        from == null ? NOTHING : Replies.bytes(from.toString()))
                .map(reply -> versions(Refusals.done(channel, message, actor, reply)));
    }

    private static Versions versions(List<Object> reply) {
        List<Version> items = new ArrayList<>();
        for (int i = 2; i < reply.size(); i += VALUES_PER_VERSION) {
            items.add(new Version(Replies.id(reply.get(i)), Replies.text(reply.get(i + 1)), (byte[]) reply.get(i + 2)));
        }
        String next = Replies.text(reply.get(1));
        return new Versions(items, next.isEmpty() ? null : MessageId.parse(next));
    }
}
