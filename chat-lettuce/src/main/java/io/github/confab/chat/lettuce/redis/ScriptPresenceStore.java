package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** {@link PresenceStore} by scripts. */
final class ScriptPresenceStore implements PresenceStore {

    private static final Script ENTER = Script.load("presence-enter");
    private static final Script LEAVE = Script.load("presence-leave");
    private static final Script HERE = Script.load("presence-here");
    private static final Script PAGE = Script.load("presence-page");
    private static final Script COUNT = Script.load("presence-count");
    private static final Script OWNED = Script.load("presence-owned");

    private static final byte[] PUSH = Replies.bytes("PUBLISH");
    private static final byte[] NOTHING = new byte[0];
    private static final byte[] SCAN = Replies.bytes("500");
    private static final String FIRST = "0";

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptPresenceStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Entered> enter(ChannelId channel, String node, List<Entering> entering) {
        List<byte[]> arguments = pushed(channel);
        arguments.add(Replies.bytes(node));
        for (Entering one : entering) {
            arguments.add(Replies.bytes(one.user()));
            arguments.add(Replies.bytes(one.connection()));
            arguments.add(Replies.bytes(one.since()));
            arguments.add(Replies.bytes(one.spoke()));
            arguments.add(one.said());
        }
        List<String> touched = List.of(
                keys.meta(channel), keys.members(channel), keys.connections(channel), keys.connectionCounts(channel));
        return scripts.run(ENTER, touched, arguments.toArray(byte[][]::new))
                .filter(reply -> reply.size() > 1)
                .map(reply -> new Entered(Replies.number(reply.get(1)), Replies.text(reply.get(2))));
    }

    @Override
    public Mono<Long> leave(ChannelId channel, List<Leaving> leaving) {
        List<byte[]> arguments = pushed(channel);
        for (Leaving one : leaving) {
            arguments.add(Replies.bytes(one.node()));
            arguments.add(Replies.bytes(one.user()));
            arguments.add(Replies.bytes(one.connection()));
        }
        return scripts.run(LEAVE, presence(channel), arguments.toArray(byte[][]::new))
                .map(reply -> Replies.number(reply.get(0)));
    }

    private List<byte[]> pushed(ChannelId channel) {
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(PUSH);
        arguments.add(Replies.bytes(keys.topic(channel)));
        return arguments;
    }

    private List<String> presence(ChannelId channel) {
        return List.of(keys.meta(channel), keys.connections(channel), keys.connectionCounts(channel));
    }

    @Override
    public Mono<Here> here(ChannelId channel, int limit) {
        return scripts.run(HERE, presence(channel), Replies.bytes(Integer.toString(limit)))
                .filter(reply -> !reply.isEmpty())
                .map(reply -> new Here(
                        Replies.text(reply.get(0)),
                        Replies.number(reply.get(1)),
                        Replies.number(reply.get(2)),
                        present(Replies.list(reply.get(3)))));
    }

    @Override
    public Mono<Page<Present>> list(ChannelId channel, PageRequest page, Actor actor) {
        String cursor = page.token().map(PageTokens::scanCursor).orElse(FIRST);
        return scripts.run(
                        PAGE,
                        List.of(
                                keys.meta(channel),
                                keys.members(channel),
                                keys.connections(channel),
                                keys.connectionCounts(channel),
                                keys.roles(channel)),
                        actor.argument(),
                        Replies.bytes(cursor),
                        Replies.bytes(Integer.toString(page.limit())))
                .map(reply -> {
                    Refusals.done(channel, actor.user(), reply);
                    String next = Replies.text(reply.get(1));
                    return new Page<>(
                            present(Replies.list(reply.get(2))),
                            next.equals(FIRST) ? Optional.empty() : Optional.of(PageTokens.ofScan(next)));
                });
    }

    @Override
    public Mono<Count> count(ChannelId channel, Actor actor) {
        return scripts.run(
                        COUNT,
                        List.of(
                                keys.meta(channel),
                                keys.members(channel),
                                keys.connectionCounts(channel),
                                keys.connections(channel),
                                keys.roles(channel)),
                        actor.argument())
                .map(reply -> {
                    Refusals.done(channel, actor.user(), reply);
                    return new Count(
                            Replies.text(reply.get(1)),
                            Replies.number(reply.get(2)),
                            Replies.number(reply.get(3)),
                            Replies.number(reply.get(4)));
                });
    }

    @Override
    public Mono<Owned> owned(ChannelId channel, String node, String cursor) {
        return scripts.run(OWNED, List.of(keys.connections(channel)), Replies.bytes(node), Replies.bytes(cursor), SCAN)
                .map(reply -> {
                    List<Present> fields = new ArrayList<>(reply.size() - 1);
                    reply.subList(1, reply.size()).forEach(field -> add(Replies.text(field), NOTHING, fields));
                    return new Owned(Replies.text(reply.get(0)), fields);
                });
    }

    private static List<Present> present(List<Object> flat) {
        List<Present> present = new ArrayList<>(flat.size() / 2);
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            add(Replies.text(flat.get(i)), (byte[]) flat.get(i + 1), present);
        }
        return present;
    }

    /** Leaves out the sentinel, and what is none of ours. */
    private static void add(String field, byte[] value, List<Present> to) {
        int slash = field.indexOf('/');
        if (slash > 0) {
            to.add(new Present(field.substring(0, slash), field.substring(slash + 1), value));
        }
    }
}
