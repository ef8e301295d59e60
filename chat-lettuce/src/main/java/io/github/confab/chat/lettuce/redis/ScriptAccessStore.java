package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import java.util.List;
import reactor.core.publisher.Mono;

/** {@link AccessStore} by may.lua. */
final class ScriptAccessStore implements AccessStore {

    private static final Script MAY = Script.load("may");

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptAccessStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Access> of(ChannelId channel, UserId user) {
        List<String> touched = List.of(keys.meta(channel), keys.members(channel), keys.roles(channel));
        return scripts.run(MAY, touched, Replies.bytes(user.value()))
                .filter(reply -> !reply.isEmpty())
                .map(ScriptAccessStore::access);
    }

    private static Access access(List<Object> reply) {
        boolean open = Replies.text(reply.get(0)).equals("public");
        long rank = Replies.number(reply.get(3));
        return new Access(
                open,
                Replies.number(reply.get(1)) == 1,
                Replies.number(reply.get(2)) == 1,
                rank >= Replies.number(reply.get(4)));
    }
}
