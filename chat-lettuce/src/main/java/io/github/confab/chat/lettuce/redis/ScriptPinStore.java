package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import reactor.core.publisher.Mono;

/** {@link PinStore} by scripts. */
final class ScriptPinStore implements PinStore {

    private static final Script PIN = Script.load("pin");
    private static final Script PINS = Script.load("pins");

    private static final byte[] PUSH = Replies.bytes("PUBLISH");

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptPinStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Boolean> pin(ChannelId channel, MessageId message, Actor actor) {
        return act("pin", channel, message, actor);
    }

    @Override
    public Mono<Boolean> unpin(ChannelId channel, MessageId message, Actor actor) {
        return act("unpin", channel, message, actor);
    }

    private Mono<Boolean> act(String act, ChannelId channel, MessageId message, Actor actor) {
        return scripts.run(
                        PIN,
                        keys.ofMessages(channel),
                        PUSH,
                        Replies.bytes(keys.topic(channel)),
                        actor.argument(),
                        Replies.bytes(message.toString()),
                        Replies.bytes(act))
                .map(reply -> Replies.number(
                                Refusals.done(channel, message, actor, reply).get(1))
                        == 1);
    }

    @Override
    public Mono<RangePage> list(ChannelId channel, Actor actor) {
        return scripts.run(PINS, keys.ofMessages(channel), actor.argument()).map(reply -> {
            Refusals.done(channel, actor.user(), reply);
            return new RangePage(Replies.text(reply.get(1)), Replies.entries(reply.get(2)));
        });
    }
}
