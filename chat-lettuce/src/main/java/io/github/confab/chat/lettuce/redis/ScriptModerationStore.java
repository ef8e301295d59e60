package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.model.Ban;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Invitation;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** {@link ModerationStore} by scripts. */
final class ScriptModerationStore implements ModerationStore {

    private static final Script MODERATE = Script.load("moderate");
    private static final Script RECORDS = Script.load("moderation-records");

    private static final byte[] PUSH = Replies.bytes("PUBLISH");
    private static final byte[] NOTHING = new byte[0];
    private static final String FIRST = "0";
    private static final int HEAD = 2;
    private static final int VALUES_PER_RECORD = 3;

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptModerationStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Boolean> invite(ChannelId channel, UserId user, Actor actor) {
        return change("invite", channel, user, actor, NOTHING);
    }

    @Override
    public Mono<Boolean> uninvite(ChannelId channel, UserId user, Actor actor) {
        return change("uninvite", channel, user, actor, NOTHING);
    }

    @Override
    public Mono<Boolean> unban(ChannelId channel, UserId user, Actor actor) {
        return change("unban", channel, user, actor, NOTHING);
    }

    @Override
    public Mono<Boolean> mute(ChannelId channel, UserId user, Term term, Actor actor) {
        return change("mute", channel, user, actor, ScriptMemberStore.millis(term));
    }

    @Override
    public Mono<Boolean> unmute(ChannelId channel, UserId user, Actor actor) {
        return change("unmute", channel, user, actor, NOTHING);
    }

    @Override
    public Mono<Boolean> assign(ChannelId channel, UserId user, Role role, Actor actor) {
        return change("assign", channel, user, actor, Replies.bytes(Integer.toString(Policies.rank(role))));
    }

    private Mono<Boolean> change(String act, ChannelId channel, UserId user, Actor actor, byte[] argument) {
        List<String> touched = List.of(
                keys.meta(channel),
                keys.stream(channel),
                keys.members(channel),
                keys.roles(channel),
                keys.invitations(channel));
        return scripts.run(
                        MODERATE,
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
    public Mono<Page<Ban>> bans(ChannelId channel, PageRequest page, Actor actor) {
        return records(
                "bans", channel, page, actor, (user, until, by) -> new Ban(user, MemberRecord.end(until), id(by)));
    }

    @Override
    public Mono<Page<Invitation>> invitations(ChannelId channel, PageRequest page, Actor actor) {
        return records(
                "invitations",
                channel,
                page,
                actor,
                (user, by, at) -> new Invitation(user, id(by), Instant.ofEpochMilli(Long.parseLong(at))));
    }

    /** The application stands there as nobody. */
    private static UserId id(String by) {
        return by.isEmpty() ? UserId.SYSTEM : UserId.of(by);
    }

    private <T> Mono<Page<T>> records(
            String which, ChannelId channel, PageRequest page, Actor actor, RecordReader<T> reader) {
        String cursor = page.token().map(PageTokens::scanCursor).orElse(FIRST);
        List<String> touched =
                List.of(keys.meta(channel), keys.members(channel), keys.roles(channel), keys.invitations(channel));
        return scripts.run(
                        RECORDS,
                        touched,
                        actor.argument(),
                        Replies.bytes(which),
                        Replies.bytes(cursor),
                        Replies.bytes(Integer.toString(page.limit())))
                .map(reply -> page(channel, Refusals.done(channel, actor.user(), reply), reader));
    }

    private static <T> Page<T> page(ChannelId channel, List<Object> reply, RecordReader<T> reader) {
        String next = Replies.text(reply.get(1));
        // HSCAN may give a field twice on one page, if the hash was resized meanwhile
        Map<UserId, T> found = new LinkedHashMap<>();
        try {
            for (int i = HEAD; i < reply.size(); i += VALUES_PER_RECORD) {
                UserId user = UserId.of(Replies.text(reply.get(i)));
                found.put(user, reader.read(user, Replies.text(reply.get(i + 1)), Replies.text(reply.get(i + 2))));
            }
        } catch (IllegalArgumentException e) {
            throw new CorruptDataException(
                    "the bans or invitations of channel " + channel + " are not as this library writes them; find out"
                            + " who writes there",
                    e);
        }
        return new Page<>(
                new ArrayList<>(found.values()),
                next.equals(FIRST) ? Optional.empty() : Optional.of(PageTokens.ofScan(next)));
    }

    /** Reads one record. */
    private interface RecordReader<T> {
        T read(UserId user, String first, String second);
    }
}
