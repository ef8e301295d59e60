package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@link NodeStore} by scripts. */
final class ScriptNodeStore implements NodeStore {

    private static final Script BEAT = Script.load("node-beat");
    private static final Script SILENT = Script.load("node-silent");
    private static final Script FORGET = Script.load("node-forget");
    private static final Script NOTE = Script.load("node-note");
    private static final Script HELD = Script.load("node-held");
    private static final Script SEEN = Script.load("seen");
    private static final Script LAST_SEEN = Script.load("last-seen");

    private static final int SHARDS = 16;
    private static final int SEEN_BATCH = 200;
    private static final byte[] PART = Replies.bytes("500");

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptNodeStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Void> register(String node, Duration lease) {
        return beat(node, lease, "new").then();
    }

    @Override
    public Mono<Boolean> beat(String node, Duration lease) {
        return beat(node, lease, "");
    }

    private Mono<Boolean> beat(String node, Duration lease, String how) {
        return scripts.run(BEAT, nodes(), Replies.bytes(node), number(lease.toMillis()), Replies.bytes(how))
                .map(reply -> Replies.number(reply.get(0)) == 1);
    }

    @Override
    public Mono<List<String>> silent(int count) {
        return scripts.run(SILENT, nodes(), number(count))
                .map(reply -> reply.stream().map(Replies::text).toList());
    }

    @Override
    public Mono<Void> forget(String node) {
        return scripts.run(FORGET, nodes(), Replies.bytes(node)).then();
    }

    @Override
    public Mono<Void> note(String node, List<Held> held) {
        return write("SADD", node, held.stream().map(ScriptNodeStore::member).toList());
    }

    @Override
    public Mono<Void> strike(String node, List<Held> held) {
        return write("SREM", node, held.stream().map(ScriptNodeStore::member).toList());
    }

    private Mono<Void> write(String command, String node, List<String> members) {
        if (members.isEmpty()) {
            return Mono.empty();
        }
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(Replies.bytes(command));
        members.forEach(member -> arguments.add(Replies.bytes(member)));
        return scripts.run(NOTE, List.of(keys.heldBy(node)), arguments.toArray(byte[][]::new))
                .then();
    }

    @Override
    public Mono<List<Held>> held(String node) {
        return part(node).flatMap(members -> {
            List<Held> held = new ArrayList<>(members.size());
            List<String> foreign = new ArrayList<>();
            for (String member : members) {
                Held one = parsed(member);
                if (one == null) {
                    foreign.add(member);
                } else {
                    held.add(one);
                }
            }
            Mono<Void> cleaned = write("SREM", node, foreign);
            return held.isEmpty() && !foreign.isEmpty() ? cleaned.then(held(node)) : cleaned.thenReturn(held);
        });
    }

    private Mono<List<String>> part(String node) {
        return scripts.run(HELD, List.of(keys.heldBy(node)), PART)
                .map(reply -> reply.stream().map(Replies::text).toList());
    }

    private static String member(Held held) {
        return held.channel() + "/" + held.user() + "/" + held.connection();
    }

    private static @Nullable Held parsed(String member) {
        String[] parts = member.split("/", -1);
        try {
            return parts.length == 3 ? new Held(ChannelId.of(parts[0]), parts[1], parts[2]) : null;
        } catch (InvalidArgumentException foreign) {
            return null;
        }
    }

    @Override
    public Mono<Void> seen(Map<UserId, Duration> ago) {
        Map<Integer, List<UserId>> byShard = new HashMap<>();
        ago.keySet().forEach(user -> byShard.computeIfAbsent(shard(user), shard -> new ArrayList<>())
                .add(user));
        return Flux.fromIterable(byShard.entrySet())
                .concatMap(shard -> Flux.fromIterable(shard.getValue())
                        .buffer(SEEN_BATCH)
                        .concatMap(users -> seen(shard.getKey(), users, ago)))
                .then();
    }

    private Mono<Void> seen(int shard, List<UserId> users, Map<UserId, Duration> ago) {
        List<byte[]> arguments = new ArrayList<>(2 * users.size());
        for (UserId user : users) {
            arguments.add(Replies.bytes(user.value()));
            arguments.add(number(ago.getOrDefault(user, Duration.ZERO).toMillis()));
        }
        return scripts.run(SEEN, List.of(keys.seen(shard)), arguments.toArray(byte[][]::new))
                .then();
    }

    @Override
    public Mono<Instant> lastSeen(UserId user) {
        return scripts.run(LAST_SEEN, List.of(keys.seen(shard(user))), Replies.bytes(user.value()))
                .filter(reply -> !reply.isEmpty())
                .map(reply -> Instant.ofEpochMilli(Replies.number(reply.get(0))));
    }

    /** The same in every process, and easy to compute elsewhere. */
    private static int shard(UserId user) {
        CRC32 sum = new CRC32();
        sum.update(user.value().getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() % SHARDS);
    }

    private List<String> nodes() {
        return List.of(keys.nodes());
    }

    private static byte[] number(long number) {
        return Replies.bytes(Long.toString(number));
    }
}
