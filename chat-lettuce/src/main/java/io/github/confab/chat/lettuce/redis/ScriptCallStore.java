package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.lettuce.redis.MentionStore.Mentioned;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.UserId;
import java.util.List;
import reactor.core.publisher.Mono;

/** {@link CallStore} by scripts. */
final class ScriptCallStore implements CallStore {

    private static final Script MAY_CALL = Script.load("may-call");
    private static final Script CALLED = Script.load("called");

    private static final byte[] MOST_TOLD = Replies.bytes("1000");
    private static final byte[] MOST_COUNTED = Replies.bytes("100");

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptCallStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Boolean> mayCall(ChannelId channel, Actor actor) {
        return scripts.run(
                        MAY_CALL,
                        List.of(keys.meta(channel), keys.members(channel), keys.roles(channel)),
                        actor.argument())
                .map(reply -> Replies.number(reply.get(0)) == 1);
    }

    @Override
    public Mono<Mentioned> called(Receipt receipt) {
        ChannelId channel = receipt.channel();
        return scripts.run(
                        CALLED,
                        List.of(
                                keys.meta(channel),
                                keys.stream(channel),
                                keys.members(channel),
                                keys.connectionCounts(channel),
                                keys.index(channel)),
                        Replies.bytes(receipt.id().toString()),
                        MOST_TOLD,
                        MOST_COUNTED)
                .filter(reply -> !reply.isEmpty())
                .map(reply ->
                        new Mentioned(Replies.text(reply.get(0)), Replies.number(reply.get(1)), members(reply.get(2))));
    }

    private static List<UserId> members(Object users) {
        return Replies.list(users).stream()
                .map(Replies::text)
                .filter(user -> !user.equals(KeySpace.SENTINEL))
                .distinct()
                .map(UserId::of)
                .toList();
    }
}
