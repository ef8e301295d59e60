package io.github.confab.chat.lettuce.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** {@link GroupStore} by scripts. */
final class ScriptGroupStore implements GroupStore {

    private static final Script JOIN = Script.load("group-join");
    private static final Script TAKE = Script.load("group-take");
    private static final Script OWN = Script.load("group-own");
    private static final Script CLAIM = Script.load("group-claim");
    private static final Script AGAIN = Script.load("group-again");
    private static final Script KEEP = Script.load("group-keep");
    private static final Script ACK = Script.load("group-ack");
    private static final Script BURY = Script.load("group-bury");
    private static final Script LEAVE = Script.load("group-leave");

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptGroupStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<GroupReply> join(GroupMember me, GroupStart start, List<Held> held) {
        List<String> arguments = new ArrayList<>(2 + 2 * held.size());
        arguments.add(start.position());
        arguments.add(start.epoch());
        for (Held one : held) {
            arguments.add(one.id());
            arguments.add(Integer.toString(one.attempt()));
        }
        return run(JOIN, me, arguments);
    }

    @Override
    public Mono<GroupReply> take(GroupMember me, int count) {
        return give(TAKE, me, List.of(Integer.toString(count)));
    }

    @Override
    public Mono<GroupReply> own(GroupMember me, String after, int count) {
        return give(OWN, me, List.of(after, Integer.toString(count)));
    }

    @Override
    public Mono<GroupReply> claim(GroupMember me, Duration silence, String from, int count) {
        return give(CLAIM, me, List.of(Long.toString(silence.toMillis()), from, Integer.toString(count)));
    }

    @Override
    public Mono<GroupReply> again(GroupMember me, List<String> ids) {
        return give(AGAIN, me, ids);
    }

    @Override
    public Mono<GroupReply> keep(GroupMember me, List<String> ids) {
        return run(KEEP, me, ids);
    }

    @Override
    public Mono<GroupReply> ack(GroupMember me, List<String> ids) {
        return run(ACK, me, ids);
    }

    @Override
    public Mono<GroupReply> bury(GroupMember me, Held entry, String reason) {
        List<String> touched =
                List.of(keys.meta(me.channel()), keys.stream(me.channel()), keys.deadLetters(me.channel(), me.group()));
        byte[][] arguments = arguments(me, List.of(entry.id(), Integer.toString(entry.attempt()), reason));
        return scripts.run(BURY, touched, arguments).map(GroupReplies::read);
    }

    @Override
    public Mono<GroupReply> leave(GroupMember me, Duration silence, List<String> finished) {
        List<String> arguments = new ArrayList<>(1 + finished.size());
        arguments.add(Long.toString(silence.toMillis()));
        arguments.addAll(finished);
        return run(LEAVE, me, arguments);
    }

    /** Entries, with what has become of them. */
    private Mono<GroupReply> give(Script script, GroupMember me, List<String> more) {
        List<String> touched = List.of(keys.meta(me.channel()), keys.stream(me.channel()), keys.overlay(me.channel()));
        return scripts.run(script, touched, arguments(me, more)).map(GroupReplies::read);
    }

    private Mono<GroupReply> run(Script script, GroupMember me, List<String> more) {
        List<String> touched = List.of(keys.meta(me.channel()), keys.stream(me.channel()));
        return scripts.run(script, touched, arguments(me, more)).map(GroupReplies::read);
    }

    private static byte[][] arguments(GroupMember me, List<String> more) {
        byte[][] arguments = new byte[2 + more.size()][];
        arguments[0] = Replies.bytes(me.group());
        arguments[1] = Replies.bytes(me.consumer());
        for (int i = 0; i < more.size(); i++) {
            arguments[2 + i] = Replies.bytes(more.get(i));
        }
        return arguments;
    }
}
