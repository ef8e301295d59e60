package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.UserId;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** {@link MentionStore} by scripts. */
final class ScriptMentionStore implements MentionStore {

    private static final Script MENTIONED = Script.load("mentioned");
    private static final Script MENTION = Script.load("mention");

    private static final byte[] MOST_OF_A_CHANNEL = Replies.bytes("1000");
    private static final int FIRST_MEMBER = 2;

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptMentionStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Mentioned> mentioned(Receipt receipt, List<UserId> users) {
        ChannelId channel = receipt.channel();
        byte[][] arguments = new byte[2 + users.size()][];
        arguments[0] = Replies.bytes(receipt.id().toString());
        arguments[1] = Replies.bytes(receipt.duplicate() ? "D" : "");
        for (int i = 0; i < users.size(); i++) {
            arguments[2 + i] = Replies.bytes(users.get(i).value());
        }
        return scripts.run(
                        MENTIONED, List.of(keys.meta(channel), keys.stream(channel), keys.members(channel)), arguments)
                .filter(reply -> !reply.isEmpty())
                .map(reply -> mentioned(users, reply));
    }

    private static Mentioned mentioned(List<UserId> users, List<Object> reply) {
        List<UserId> members = new ArrayList<>(users.size());
        for (int i = 0; i < users.size(); i++) {
            if (Replies.number(reply.get(FIRST_MEMBER + i)) == 1) {
                members.add(users.get(i));
            }
        }
        return new Mentioned(Replies.text(reply.get(0)), Replies.number(reply.get(1)), members);
    }

    @Override
    public Mono<Void> keep(UserId user, ChannelId channel, Mentioned mentioned) {
        return scripts.run(
                        MENTION,
                        List.of(keys.mentions(user)),
                        Replies.bytes(ScriptReadMarkStore.field(channel, mentioned.epoch()) + "/"),
                        Replies.bytes(Long.toString(mentioned.ordinal())),
                        MOST_OF_A_CHANNEL)
                .then();
    }
}
