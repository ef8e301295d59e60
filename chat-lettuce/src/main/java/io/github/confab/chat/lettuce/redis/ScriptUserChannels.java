package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** {@link UserChannels} by scripts. */
final class ScriptUserChannels implements UserChannels {

    private static final Script CHANGE = Script.load("my-channel");
    private static final Script LIST = Script.load("my-channels");
    private static final Script FORGET = Script.load("forget-user");

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptUserChannels(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Void> seen(UserId user, ChannelId channel) {
        return change(user, channel, "seen", 0);
    }

    @Override
    public Mono<Void> show(UserId user, ChannelId channel) {
        return change(user, channel, "show", 0);
    }

    @Override
    public Mono<Void> hide(UserId user, ChannelId channel, long seq) {
        return change(user, channel, "hide", seq);
    }

    @Override
    public Mono<Void> drop(UserId user, ChannelId channel) {
        return change(user, channel, "drop", 0);
    }

    private Mono<Void> change(UserId user, ChannelId channel, String act, long score) {
        return scripts.run(
                        CHANGE,
                        List.of(keys.userChannels(user)),
                        Replies.bytes(channel.value()),
                        Replies.bytes(act),
                        Replies.bytes(Long.toString(score)))
                .then();
    }

    @Override
    public Mono<Void> forget(UserId user) {
        return scripts.run(FORGET, List.of(keys.readMarks(user), keys.mentions(user), keys.userChannels(user)))
                .then();
    }

    @Override
    public Mono<List<Noted>> list(UserId user, int most) {
        return scripts.run(LIST, List.of(keys.userChannels(user)), Replies.bytes(Integer.toString(most)))
                .map(ScriptUserChannels::noted);
    }

    private static List<Noted> noted(List<Object> reply) {
        List<Noted> noted = new ArrayList<>(reply.size() / 2);
        for (int i = 0; i + 1 < reply.size(); i += 2) {
            // a double: exact for every seq that a channel can reach
            long hiddenAt = (long) Double.parseDouble(Replies.text(reply.get(i + 1)));
            noted.add(new Noted(ChannelId.of(Replies.text(reply.get(i))), hiddenAt));
        }
        return noted;
    }
}
