package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.WorkerLag;
import java.util.List;
import reactor.core.publisher.Mono;

/** {@link GroupDesk} by scripts. */
final class ScriptGroupDesk implements GroupDesk {

    private static final Script LAG = Script.load("group-lag");
    private static final Script LETTERS = Script.load("group-letters");
    private static final Script DISCARD = Script.load("group-discard");
    private static final Script DELETE = Script.load("group-delete");

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptGroupDesk(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<WorkerLag> lag(ChannelId channel, String group) {
        List<String> touched = List.of(keys.meta(channel), keys.stream(channel), keys.deadLetters(channel, group));
        return run(LAG, channel, touched, group)
                .filter(reply -> Replies.text(reply.get(0)).equals("OK"))
                .map(reply -> new WorkerLag(
                        Replies.number(reply.get(1)), Replies.number(reply.get(2)), Replies.number(reply.get(3))));
    }

    @Override
    public Mono<List<Letter>> letters(ChannelId channel, String group, String after, int count) {
        List<String> touched = List.of(keys.meta(channel), keys.deadLetters(channel, group));
        return run(LETTERS, channel, touched, after, Integer.toString(count))
                .map(reply -> GroupReplies.letters(reply.get(0)));
    }

    @Override
    public Mono<Boolean> discard(ChannelId channel, String group, String letter) {
        List<String> touched = List.of(keys.meta(channel), keys.deadLetters(channel, group));
        return run(DISCARD, channel, touched, letter).map(reply -> Replies.number(reply.get(0)) == 1);
    }

    @Override
    public Mono<Boolean> delete(ChannelId channel, String group) {
        List<String> touched = List.of(keys.meta(channel), keys.stream(channel), keys.deadLetters(channel, group));
        return run(DELETE, channel, touched, group).map(reply -> Replies.number(reply.get(0)) == 1);
    }

    private Mono<List<Object>> run(Script script, ChannelId channel, List<String> touched, String... arguments) {
        byte[][] bytes = new byte[arguments.length][];
        for (int i = 0; i < arguments.length; i++) {
            bytes[i] = Replies.bytes(arguments[i]);
        }
        return scripts.run(script, touched, bytes).doOnNext(reply -> {
            if (reply.isEmpty()) {
                throw new ChannelNotFoundException(channel.value());
            }
        });
    }
}
