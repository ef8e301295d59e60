package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** {@link ThreadStore} by scripts. */
final class ScriptThreadStore implements ThreadStore {

    private static final Script REPLIES = Script.load("replies");
    private static final Script FOLLOW = Script.load("follow");
    private static final Script UNREAD = Script.load("unread-replies");
    private static final Script FOLLOWERS = Script.load("followers");

    private static final byte[] NOTHING = new byte[0];
    private static final byte[] MOST_FOLLOWERS = Replies.bytes("1000");
    private static final Actor APPLICATION = new Actor(UserId.SYSTEM, true);

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptThreadStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Replied> replies(ChannelId channel, MessageId root, Slice slice, Actor actor) {
        return scripts.run(
                        REPLIES,
                        keys.ofMessages(channel),
                        actor.argument(),
                        bytes(root),
                        bytes(slice.after()),
                        bytes(slice.before()),
                        Replies.bytes(Integer.toString(slice.count())),
                        Replies.bytes(slice.newestFirst() ? "N" : "O"))
                .map(reply -> {
                    Refusals.done(channel, actor.user(), reply);
                    String next = Replies.text(reply.get(2));
                    return new Replied(
                            Replies.text(reply.get(1)),
                            Replies.entries(reply.get(3)),
                            next.isEmpty() ? null : MessageId.parse(next));
                });
    }

    @Override
    public Mono<Boolean> follow(ChannelId channel, MessageId root, Actor actor) {
        return act("follow", channel, root, NOTHING, actor);
    }

    @Override
    public Mono<Boolean> unfollow(ChannelId channel, MessageId root, Actor actor) {
        return act("unfollow", channel, root, NOTHING, actor);
    }

    @Override
    public Mono<Void> markRead(ChannelId channel, MessageId root, MessageId reply, Actor actor) {
        return act("read", channel, root, bytes(reply), actor).then();
    }

    private Mono<Boolean> act(String act, ChannelId channel, MessageId root, byte[] upTo, Actor actor) {
        return scripts.run(FOLLOW, keys.ofMessages(channel), actor.argument(), bytes(root), Replies.bytes(act), upTo)
                .map(reply -> Replies.number(
                                Refusals.done(channel, root, actor, reply).get(1))
                        == 1);
    }

    @Override
    public Mono<Long> unread(ChannelId channel, MessageId root, Actor actor) {
        return scripts.run(UNREAD, keys.ofMessages(channel), actor.argument(), bytes(root))
                .map(reply -> Replies.number(
                        Refusals.done(channel, actor.user(), reply).get(1)));
    }

    @Override
    public Mono<Page<UserId>> followers(ChannelId channel, MessageId root, PageRequest page, Actor actor) {
        byte[] from = Replies.bytes(
                page.token().map(token -> PageTokens.user(token).value()).orElse(""));
        byte[] limit = Replies.bytes(Integer.toString(page.limit()));
        return scripts.run(FOLLOWERS, keys.ofMessages(channel), actor.argument(), bytes(root), from, limit)
                .map(reply -> {
                    Refusals.done(channel, actor.user(), reply);
                    String next = Replies.text(reply.get(2));
                    return new Page<>(
                            users(reply.get(3)), next.isEmpty() ? Optional.empty() : Optional.of(PageTokens.of(next)));
                });
    }

    @Override
    public Mono<Followers> followers(ChannelId channel, MessageId reply) {
        return scripts.run(
                        FOLLOWERS,
                        keys.ofMessages(channel),
                        APPLICATION.argument(),
                        bytes(reply),
                        NOTHING,
                        MOST_FOLLOWERS)
                .map(found -> {
                    Refusals.done(channel, UserId.SYSTEM, found);
                    return new Followers(Replies.id(found.get(1)), users(found.get(3)));
                });
    }

    private static List<UserId> users(Object raw) {
        List<UserId> users = new ArrayList<>();
        Replies.list(raw).forEach(user -> users.add(UserId.of(Replies.text(user))));
        return users;
    }

    private static byte[] bytes(MessageId id) {
        return Replies.bytes(id.toString());
    }
}
