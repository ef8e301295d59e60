package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** {@link MemberStore} by scripts. */
final class ScriptMemberStore implements MemberStore {

    private static final Script MEMBERSHIP = Script.load("membership");
    private static final Script MAY = Script.load("may");
    private static final Script MEMBERS = Script.load("members");

    private static final byte[] PUSH = Replies.bytes("PUBLISH");
    private static final String FIRST = "0";

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptMemberStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Boolean> join(ChannelId channel, Actor actor) {
        return change("join", channel, actor.user(), actor);
    }

    @Override
    public Mono<Boolean> leave(ChannelId channel, Actor actor) {
        return change("leave", channel, actor.user(), actor);
    }

    @Override
    public Mono<Boolean> add(ChannelId channel, UserId user, Actor actor) {
        return change("add", channel, user, actor);
    }

    @Override
    public Mono<Boolean> remove(ChannelId channel, UserId user, Actor actor) {
        return change("remove", channel, user, actor);
    }

    private Mono<Boolean> change(String act, ChannelId channel, UserId user, Actor actor) {
        return scripts.run(
                        MEMBERSHIP,
                        List.of(
                                keys.meta(channel),
                                keys.stream(channel),
                                keys.members(channel),
                                keys.ownOrdinals(channel),
                                keys.receipts(channel)),
                        PUSH,
                        Replies.bytes(keys.topic(channel)),
                        actor.argument(),
                        Replies.bytes(user.value()),
                        Replies.bytes(act))
                .map(reply -> Replies.number(allowed(channel, reply, actor).get(1)) == 1);
    }

    @Override
    public Mono<Boolean> contains(ChannelId channel, UserId user) {
        return scripts.run(MAY, List.of(keys.meta(channel), keys.members(channel)), Replies.bytes(user.value()))
                .map(reply -> {
                    if (reply.isEmpty()) {
                        throw new ChannelNotFoundException(channel.value());
                    }
                    return Replies.number(reply.get(1)) == 1;
                });
    }

    @Override
    public Mono<Page<UserId>> list(ChannelId channel, PageRequest page, Actor actor) {
        String cursor = page.token().map(PageTokens::scanCursor).orElse(FIRST);
        return scripts.run(
                        MEMBERS,
                        List.of(keys.meta(channel), keys.members(channel)),
                        actor.argument(),
                        Replies.bytes(cursor),
                        Replies.bytes(Integer.toString(page.limit())))
                .map(reply -> page(allowed(channel, reply, actor)));
    }

    private static Page<UserId> page(List<Object> reply) {
        String next = Replies.text(reply.get(1));
        // SSCAN may give a member twice on one page, if the set was resized meanwhile
        List<UserId> members = Replies.list(reply.get(2)).stream()
                .map(Replies::text)
                .filter(member -> !member.equals(KeySpace.SENTINEL))
                .distinct()
                .map(UserId::of)
                .toList();
        return new Page<>(members, next.equals(FIRST) ? Optional.empty() : Optional.of(PageTokens.ofScan(next)));
    }

    private static List<Object> allowed(ChannelId channel, List<Object> reply, Actor actor) {
        return switch (Replies.text(reply.get(0))) {
            case "NOCHANNEL" -> throw new ChannelNotFoundException(channel.value());
            case "PRIVATE" -> throw new ForbiddenException(channel, actor.user(), Reason.PRIVATE);
            case "NOT_THE_OWNER" -> throw new ForbiddenException(channel, actor.user(), Reason.NOT_THE_OWNER);
            default -> reply;
        };
    }
}
