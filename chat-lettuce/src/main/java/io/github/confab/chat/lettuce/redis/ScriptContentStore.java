package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import reactor.core.publisher.Mono;

/** {@link ContentStore} by scripts. */
final class ScriptContentStore implements ContentStore {

    private static final Script FACTS = Script.load("account-facts");
    private static final Script WRITTEN = Script.load("written-by");

    private static final Script ERASE_EDIT = Script.load("erase-edit");

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptContentStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Map<String, String>> facts(UserId user) {
        return scripts.run(FACTS, List.of(keys.user(user)))
                .filter(reply -> !reply.isEmpty())
                .map(ScriptContentStore::facts);
    }

    private static Map<String, String> facts(List<Object> reply) {
        Map<String, String> facts = new TreeMap<>();
        for (int i = 0; i + 1 < reply.size(); i += 2) {
            facts.put(Replies.text(reply.get(i)), Replies.text(reply.get(i + 1)));
        }
        return facts;
    }

    @Override
    public Mono<Written> writtenBy(UserId user, ChannelId channel, MessageId after, int count) {
        return scripts.run(
                        WRITTEN,
                        List.of(keys.meta(channel), keys.stream(channel), keys.members(channel), keys.overlay(channel)),
                        Replies.bytes(user.value()),
                        Replies.bytes(after.toString()),
                        Replies.bytes(Integer.toString(count)))
                .filter(reply -> !reply.isEmpty())
                .map(ScriptContentStore::written);
    }

    @Override
    public Mono<Boolean> eraseEdit(ChannelId channel, MessageId edit) {
        List<String> touched =
                List.of(keys.meta(channel), keys.stream(channel), keys.overlay(channel), keys.index(channel));
        return scripts.run(ERASE_EDIT, touched, Replies.bytes(edit.toString()))
                .map(reply -> Replies.number(reply.get(0)) == 1);
    }

    private static Written written(List<Object> reply) {
        String last = Replies.text(reply.get(3));
        return new Written(
                Replies.text(reply.get(0)),
                Replies.text(reply.get(1)),
                Replies.number(reply.get(2)) == 1,
                Replies.entries(reply.get(4)),
                last.isEmpty() ? Optional.empty() : Optional.of(MessageId.parse(last)));
    }
}
