package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.MessageNotFoundException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import java.util.List;
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
                        touched(channel),
                        PUSH,
                        Replies.bytes(keys.topic(channel)),
                        actor.argument(),
                        Replies.bytes(message.toString()),
                        Replies.bytes(act))
                .map(reply -> {
                    if (Replies.text(reply.get(0)).equals("NO_MESSAGE")) {
                        throw new MessageNotFoundException(channel, message);
                    }
                    return Replies.number(
                                    Refusals.done(channel, actor.user(), reply).get(1))
                            == 1;
                });
    }

    @Override
    public Mono<RangePage> list(ChannelId channel, Actor actor) {
        return scripts.run(PINS, touched(channel), actor.argument()).map(reply -> {
            Refusals.done(channel, actor.user(), reply);
            return new RangePage(Replies.text(reply.get(1)), Replies.entries(reply.get(2)));
        });
    }

    private List<String> touched(ChannelId channel) {
        return List.of(
                keys.meta(channel),
                keys.stream(channel),
                keys.members(channel),
                keys.roles(channel),
                keys.overlay(channel),
                keys.index(channel));
    }
}
