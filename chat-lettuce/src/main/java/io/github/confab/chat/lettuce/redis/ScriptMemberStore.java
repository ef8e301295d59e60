package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Member;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** {@link MemberStore} by scripts. */
final class ScriptMemberStore implements MemberStore {

    private static final Script MEMBERSHIP = Script.load("membership");
    private static final Script MEMBER = Script.load("member");
    private static final Script MEMBERS = Script.load("members");

    private static final byte[] PUSH = Replies.bytes("PUBLISH");
    private static final byte[] NOTHING = new byte[0];
    private static final String FIRST = "0";

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptMemberStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Boolean> join(ChannelId channel, Actor actor) {
        return change("join", channel, actor.user(), actor, NOTHING);
    }

    @Override
    public Mono<Boolean> leave(ChannelId channel, Actor actor) {
        return change("leave", channel, actor.user(), actor, NOTHING);
    }

    @Override
    public Mono<Boolean> add(ChannelId channel, UserId user, Actor actor) {
        return change("add", channel, user, actor, NOTHING);
    }

    @Override
    public Mono<Boolean> remove(ChannelId channel, UserId user, Actor actor) {
        return change("remove", channel, user, actor, NOTHING);
    }

    @Override
    public Mono<Boolean> ban(ChannelId channel, UserId user, Term term, Actor actor) {
        return change("ban", channel, user, actor, millis(term));
    }

    /** As the scripts take it. */
    static byte[] millis(Term term) {
        return Replies.bytes(
                term.length().map(Duration::toMillis).map(String::valueOf).orElse(MemberRecord.FOREVER));
    }

    private Mono<Boolean> change(String act, ChannelId channel, UserId user, Actor actor, byte[] argument) {
        List<String> touched = List.of(
                keys.meta(channel),
                keys.stream(channel),
                keys.members(channel),
                keys.roles(channel),
                keys.invitations(channel),
                keys.ownOrdinals(channel),
                keys.receipts(channel));
        return scripts.run(
                        MEMBERSHIP,
                        touched,
                        PUSH,
                        Replies.bytes(keys.topic(channel)),
                        actor.argument(),
                        Replies.bytes(user.value()),
                        Replies.bytes(act),
                        argument)
                .map(reply -> Replies.number(Refusals.done(channel, actor.user(), user, reply)
                                .get(1))
                        == 1);
    }

    @Override
    public Mono<Member> get(ChannelId channel, UserId user, Actor actor) {
        List<String> touched = List.of(keys.meta(channel), keys.members(channel), keys.roles(channel));
        return scripts.run(MEMBER, touched, actor.argument(), Replies.bytes(user.value()))
                .map(reply -> Refusals.done(channel, actor.user(), reply))
                .filter(reply -> reply.size() > 1)
                .map(reply -> MemberRecord.member(
                        channel,
                        Replies.text(reply.get(3)),
                        Replies.text(reply.get(2)),
                        Replies.textOrNull(reply.get(4)),
                        Replies.number(reply.get(1))));
    }

    @Override
    public Mono<Page<Member>> list(ChannelId channel, PageRequest page, Actor actor) {
        String cursor = page.token().map(PageTokens::scanCursor).orElse(FIRST);
        return scripts.run(
                        MEMBERS,
                        List.of(keys.meta(channel), keys.members(channel), keys.roles(channel)),
                        actor.argument(),
                        Replies.bytes(cursor),
                        Replies.bytes(Integer.toString(page.limit())))
                .map(reply -> page(channel, Refusals.done(channel, actor.user(), reply)));
    }

    private static Page<Member> page(ChannelId channel, List<Object> reply) {
        String next = Replies.text(reply.get(1));
        long now = Replies.number(reply.get(2));
        String owner = Replies.text(reply.get(3));
        List<Object> users = Replies.list(reply.get(4));
        List<Object> records = Replies.list(reply.get(5));
        // SSCAN may give a member twice on one page, if the set was resized meanwhile
        Map<String, Member> members = new LinkedHashMap<>();
        for (int i = 0; i < users.size(); i++) {
            String user = Replies.text(users.get(i));
            if (!user.equals(KeySpace.SENTINEL)) {
                String record = Replies.textOrNull(records.get(i));
                members.put(user, MemberRecord.member(channel, user, owner, record, now));
            }
        }
        return new Page<>(
                new ArrayList<>(members.values()),
                next.equals(FIRST) ? Optional.empty() : Optional.of(PageTokens.ofScan(next)));
    }
}
