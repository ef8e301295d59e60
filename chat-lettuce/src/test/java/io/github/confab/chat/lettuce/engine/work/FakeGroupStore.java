package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.lettuce.redis.Delivery;
import io.github.confab.chat.lettuce.redis.GroupMember;
import io.github.confab.chat.lettuce.redis.GroupReply;
import io.github.confab.chat.lettuce.redis.GroupReply.Status;
import io.github.confab.chat.lettuce.redis.GroupStart;
import io.github.confab.chat.lettuce.redis.GroupStore;
import io.github.confab.chat.lettuce.redis.StreamEntry;
import io.github.confab.chat.lettuce.wire.Content;
import io.github.confab.chat.lettuce.wire.MessageCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A group in memory that answers at once, or as a test wants it to. Ids are 1-1, 1-2, ... */
final class FakeGroupStore implements GroupStore {

    /** A loop without pauses would never let virtual time go on. */
    private static final int MOST_CALLS = 5000;

    final List<String> calls = new ArrayList<>();
    final Map<String, Integer> pending = new LinkedHashMap<>();
    final List<String> buried = new ArrayList<>();
    final List<String> idle = new ArrayList<>();

    /** Stands for whatever the network does to a call: gets its name and its run, gives what the loop sees. */
    Function<Call, Mono<GroupReply>> network = Call::run;

    Status status = Status.OK;
    int generation = 1;

    private final Map<String, StreamEntry> stream = new LinkedHashMap<>();
    private int delivered;

    record Call(String name, Supplier<GroupReply> effect) {

        Mono<GroupReply> run() {
            return Mono.fromSupplier(effect);
        }
    }

    /** Adds messages, their texts being m1, m2, ... */
    void publish(int count) {
        for (int i = 0; i < count; i++) {
            int n = stream.size() + 1;
            byte[] payload = MessageCodec.JSON.encode(new Content("Ada", "m" + n, Map.of()));
            add("m;ada;t" + n, payload);
        }
    }

    void add(@Nullable String header, byte @Nullable [] payload) {
        int n = stream.size() + 1;
        String id = "1-" + n;
        stream.put(id, new StreamEntry(id, "1-" + (n - 1), header, Integer.toString(n), payload));
    }

    void trim(String id) {
        stream.remove(id);
    }

    /** Another worker, which then fell silent, has it. */
    void leaveBehind(String id, int attempts) {
        delivered = Math.max(delivered, Integer.parseInt(id.substring(2)));
        pending.put(id, attempts);
        idle.add(id);
    }

    /** As XGROUP DESTROY. */
    void destroyGroup() {
        status = Status.NO_GROUP;
        pending.clear();
        idle.clear();
    }

    long count(String name) {
        return calls.stream()
                .filter(call -> call.equals(name) || call.startsWith(name + " "))
                .count();
    }

    @Override
    public Mono<GroupReply> join(GroupMember me, GroupStart start, List<Held> held) {
        return call("join " + start.position(), () -> {
            if (status == Status.NO_GROUP) {
                status = Status.OK;
                generation++;
                delivered = Integer.parseInt(start.position().substring(2));
            }
            if (status == Status.OK) {
                held.forEach(one -> pending.put(one.id(), one.attempt()));
            }
            return reply(List.of(), List.of(), "1-" + delivered);
        });
    }

    @Override
    public Mono<GroupReply> take(GroupMember me, int count) {
        return call("take " + count, () -> {
            List<Delivery> taken = new ArrayList<>();
            while (status == Status.OK && taken.size() < count && delivered < stream.size()) {
                StreamEntry entry = stream.get("1-" + ++delivered);
                pending.put(entry.id(), 1);
                taken.add(new Delivery(entry, 1));
            }
            return reply(taken, List.of(), "");
        });
    }

    @Override
    public Mono<GroupReply> own(GroupMember me, String after, int count) {
        return call("own " + after, () -> {
            List<Delivery> mine = new ArrayList<>();
            for (Map.Entry<String, Integer> one : pending.entrySet()) {
                if (!idle.contains(one.getKey()) && isAfter(one.getKey(), after) && mine.size() < count) {
                    mine.add(new Delivery(stream.get(one.getKey()), one.getValue()));
                }
            }
            String next = mine.size() == count ? mine.get(count - 1).entry().id() : "";
            return reply(mine, List.of(), next);
        });
    }

    private static boolean isAfter(String id, String other) {
        return Integer.parseInt(id.substring(2)) > Integer.parseInt(other.substring(2));
    }

    @Override
    public Mono<GroupReply> claim(GroupMember me, Duration silence, String from, int count) {
        return call("claim " + count, () -> {
            List<Delivery> claimed = new ArrayList<>();
            List<String> lost = new ArrayList<>();
            for (String id : List.copyOf(idle)) {
                if (claimed.size() + lost.size() == count) {
                    break;
                }
                idle.remove(id);
                deliverAgain(id, claimed, lost);
            }
            return reply(claimed, lost, idle.isEmpty() ? "0-0" : idle.get(0));
        });
    }

    @Override
    public Mono<GroupReply> again(GroupMember me, List<String> ids) {
        return call("again " + String.join(",", ids), () -> {
            List<Delivery> again = new ArrayList<>();
            List<String> lost = new ArrayList<>();
            ids.stream().filter(pending::containsKey).toList().forEach(id -> deliverAgain(id, again, lost));
            return reply(again, lost, "");
        });
    }

    private void deliverAgain(String id, List<Delivery> deliveries, List<String> lost) {
        StreamEntry entry = stream.get(id);
        if (entry == null) {
            pending.remove(id);
            lost.add(id);
        } else {
            deliveries.add(new Delivery(entry, pending.merge(id, 1, Integer::sum)));
        }
    }

    @Override
    public Mono<GroupReply> keep(GroupMember me, List<String> ids) {
        return call("keep " + String.join(",", ids), () -> {
            List<String> strange =
                    ids.stream().filter(id -> !pending.containsKey(id)).toList();
            return reply(List.of(), strange, "");
        });
    }

    @Override
    public Mono<GroupReply> ack(GroupMember me, List<String> ids) {
        return call("ack " + String.join(",", ids), () -> {
            ids.forEach(pending::remove);
            return reply(List.of(), List.of(), "");
        });
    }

    @Override
    public Mono<GroupReply> bury(GroupMember me, Held entry, String reason) {
        return call("bury " + entry.id(), () -> {
            if (pending.remove(entry.id()) != null) {
                buried.add(entry.id() + " " + reason);
            }
            return reply(List.of(), List.of(), "");
        });
    }

    @Override
    public Mono<GroupReply> leave(GroupMember me, Duration silence, List<String> finished) {
        return call("leave " + String.join(",", finished), () -> {
            finished.forEach(pending::remove);
            return reply(List.of(), List.of(), "");
        });
    }

    private GroupReply reply(List<Delivery> deliveries, List<String> ids, String position) {
        return new GroupReply(status, "e1", Integer.toString(generation), deliveries, ids, position);
    }

    private Mono<GroupReply> call(String name, Supplier<GroupReply> effect) {
        return Mono.defer(() -> {
            calls.add(name);
            if (calls.size() > MOST_CALLS) {
                return Mono.error(new AssertionError("a hot loop"));
            }
            return network.apply(new Call(name, effect));
        });
    }
}
