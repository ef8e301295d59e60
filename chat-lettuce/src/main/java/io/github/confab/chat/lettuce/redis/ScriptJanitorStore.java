package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.MessageNotFoundException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@link JanitorStore} by scripts. */
final class ScriptJanitorStore implements JanitorStore {

    private static final Actor APPLICATION = new Actor(UserId.SYSTEM, true);
    private static final Script LEASE = Script.load("janitor-lease");
    private static final Script PAGE = Script.load("janitor-page");
    private static final Script CLEAN = Script.load("janitor");
    private static final Script DUE = Script.load("due");

    private final ScriptRunner scripts;
    private final KeySpace keys;
    private final MessageStore messages;

    ScriptJanitorStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
        this.messages = new ScriptMessageStore(scripts, keys);
    }

    @Override
    public Mono<Boolean> lead(String process, Duration lease) {
        return lease(process, lease.toMillis()).map(reply -> Replies.number(reply.get(0)) == 1);
    }

    @Override
    public Mono<Void> resign(String process) {
        return lease(process, 0).then();
    }

    private Mono<List<Object>> lease(String process, long millis) {
        return scripts.run(LEASE, List.of(keys.janitor()), Replies.bytes(process), number(millis));
    }

    @Override
    public Mono<List<Listed>> channels(@Nullable Listed after, int count) {
        return scripts.run(
                        PAGE,
                        List.of(keys.channelIds()),
                        Replies.bytes(after == null ? "" : after.id()),
                        Replies.bytes(after == null ? "" : after.score()),
                        number(count))
                .map(ScriptJanitorStore::listed);
    }

    private static List<Listed> listed(List<Object> reply) {
        List<Listed> page = new ArrayList<>(reply.size() / 2);
        for (int i = 0; i + 1 < reply.size(); i += 2) {
            page.add(new Listed(Replies.text(reply.get(i)), Replies.text(reply.get(i + 1))));
        }
        return page;
    }

    @Override
    public Mono<Cleaned> clean(ChannelId channel, Duration producerIdle, Duration consumerIdle) {
        List<String> touched = List.of(
                keys.meta(channel),
                keys.stream(channel),
                keys.window(channel, 0),
                keys.window(channel, 1),
                keys.roles(channel),
                keys.lastPosts(channel),
                keys.overlay(channel),
                keys.index(channel));
        return scripts.run(CLEAN, touched, number(producerIdle.toMillis()), number(consumerIdle.toMillis()))
                .filter(reply -> !reply.isEmpty())
                .map(ScriptJanitorStore::cleaned);
    }

    private static Cleaned cleaned(List<Object> reply) {
        return new Cleaned(
                Replies.number(reply.get(0)),
                Replies.number(reply.get(1)),
                Replies.number(reply.get(2)),
                Replies.number(reply.get(3)),
                Replies.number(reply.get(4)) == 1,
                Replies.number(reply.get(5)) == 1);
    }

    @Override
    public Mono<Due> due(ChannelId channel, String after, int count) {
        List<String> touched = List.of(keys.meta(channel), keys.stream(channel), keys.index(channel));
        return scripts.run(DUE, touched, Replies.bytes(after), number(count))
                .filter(reply -> !reply.isEmpty())
                .map(reply -> new Due(reply.stream().skip(1).map(Replies::id).toList(), Replies.text(reply.get(0))));
    }

    @Override
    public Mono<Void> expire(ChannelId channel, MessageId message) {
        return messages.erase(channel, message, APPLICATION)
                .onErrorComplete(
                        gone -> gone instanceof MessageNotFoundException || gone instanceof ChannelNotFoundException)
                .then();
    }

    private static byte[] number(long number) {
        return Replies.bytes(Long.toString(number));
    }
}
