package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelName;
import io.github.confab.chat.model.ChannelPolicy;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.MessagePolicy;
import io.github.confab.chat.model.Retention;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** {@link ChannelStore} by scripts. */
final class ScriptChannelStore implements ChannelStore {

    private static final Script CREATE = Script.load("create-channel");
    private static final Script READ = Script.load("read-channel");
    private static final Script UPDATE = Script.load("update-channel");
    private static final Script LOCK_NAME = Script.load("rename-lock");
    private static final Script DELETE = Script.load("delete-channel");

    private static final byte[] PUSH = Replies.bytes("PUBLISH");
    /** Nobody claims it: direct channels are found by their two members. */
    private static final String DIRECT_NAME = "direct";

    private static final byte[] NOTHING = new byte[0];

    /** Longer than any call can be under way that has resolved the name to this id before. */
    private static final Duration MARK = Duration.ofDays(1);

    /** Longer than a claim of the new name is good for. */
    private static final Duration LOCK = Duration.ofMinutes(1);

    private static final Actor ANYBODY = new Actor(UserId.SYSTEM, true);

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptChannelStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Creation> create(ChannelId id, ChannelSpec spec, Actor creator, String epoch) {
        return scripts.run(
                        CREATE,
                        keys.ofChannel(id),
                        Replies.bytes(epoch),
                        Replies.bytes(spec.name().normalized()),
                        Replies.bytes(spec.name().value()),
                        Replies.bytes(spec.description()),
                        ChannelStates.kind(spec.kind()),
                        creator.argument(),
                        ChannelStates.maxMessages(spec.retention()),
                        ChannelStates.maxAge(spec.retention()),
                        Policies.bytes(spec.policy()),
                        NOTHING,
                        otherThanDefault(spec.policy().messages()))
                .filter(reply -> !status(reply).equals("GONE"))
                .map(reply -> new Creation(
                        status(reply).equals("CREATED"),
                        ChannelStates.read(id, creator, reply.subList(1, reply.size()))));
    }

    @Override
    public Mono<Creation> createDirect(ChannelId id, UserId creator, UserId other, String epoch) {
        Actor actor = new Actor(creator, false);
        return scripts.run(
                        CREATE,
                        keys.ofChannel(id),
                        Replies.bytes(epoch),
                        NOTHING,
                        Replies.bytes(DIRECT_NAME),
                        NOTHING,
                        ChannelStates.kind(ChannelKind.DIRECT),
                        actor.argument(),
                        ChannelStates.maxMessages(Retention.keepAll()),
                        ChannelStates.maxAge(Retention.keepAll()),
                        Policies.bytes(ChannelPolicy.defaults()),
                        Replies.bytes(other.value()),
                        NOTHING)
                .map(reply -> new Creation(
                        status(reply).equals("CREATED"),
                        ChannelStates.read(id, actor, reply.subList(1, reply.size()))));
    }

    @Override
    public Mono<ChannelState> read(ChannelId id, Actor asker) {
        return scripts.run(READ, List.of(keys.meta(id), keys.members(id), keys.roles(id)), asker.argument())
                .filter(reply -> !reply.isEmpty())
                .map(reply -> ChannelStates.read(id, asker, reply));
    }

    @Override
    public Mono<ChannelState> update(ChannelId id, ChannelUpdate update, Actor actor) {
        return change(id, update, actor, "", 0).map(Change::state);
    }

    @Override
    public Mono<Void> beginRename(ChannelId id, Actor actor, String token) {
        return lock(id, actor, token, LOCK.toMillis())
                .doOnNext(reply -> allowed(id, reply, actor))
                .then();
    }

    @Override
    public Mono<Void> endRename(ChannelId id, String token) {
        return lock(id, ANYBODY, token, 0).then();
    }

    private Mono<List<Object>> lock(ChannelId id, Actor actor, String token, long millis) {
        byte[] duration = Replies.bytes(Long.toString(millis));
        return scripts.run(LOCK_NAME, List.of(keys.meta(id)), actor.argument(), Replies.bytes(token), duration);
    }

    @Override
    public Mono<Change> rename(ChannelId id, ChannelUpdate update, Actor actor, String token, NameClaim claim) {
        return change(id, update, actor, token, claim.since());
    }

    private Mono<Change> change(ChannelId id, ChannelUpdate update, Actor actor, String token, long claimedAt) {
        return scripts.run(
                        UPDATE,
                        List.of(keys.meta(id), keys.stream(id), keys.members(id), keys.roles(id)),
                        actor.argument(),
                        Replies.bytes(update.name().map(ChannelName::normalized).orElse("")),
                        Replies.bytes(update.name().map(ChannelName::value).orElse("")),
                        Replies.bytes(token),
                        Replies.bytes(Long.toString(claimedAt)),
                        Replies.bytes(Long.toString(NameClaim.GOOD_FOR_MILLIS)),
                        Replies.bytes(update.description().isPresent() ? "D" : ""),
                        Replies.bytes(update.description().orElse("")),
                        update.retention().map(ChannelStates::maxMessages).orElse(NOTHING),
                        update.retention().map(ChannelStates::maxAge).orElse(NOTHING),
                        update.policy().map(Policies::bytes).orElse(NOTHING),
                        update.policy()
                                .map(policy -> Policies.messages(policy.messages()))
                                .orElse(NOTHING))
                .map(reply -> allowed(id, reply, actor))
                .map(reply -> new Change(
                        Replies.text(reply.get(1)), ChannelStates.read(id, actor, reply.subList(2, reply.size()))));
    }

    private static List<Object> allowed(ChannelId id, List<Object> reply, Actor actor) {
        return switch (status(reply)) {
            case "NOCHANNEL" -> throw new ChannelNotFoundException(id.value());
            case "NOT_THE_OWNER" -> throw new ForbiddenException(id, actor.user(), Reason.NOT_THE_OWNER);
            case "DIRECT" -> throw new ForbiddenException(id, actor.user(), Reason.DIRECT);
            case "BUSY" ->
                throw new UnavailableException(
                        "rename channel " + id + ": it is being renamed already; try again in a minute", null);
            case "LATE" ->
                throw new UnavailableException("rename channel " + id + ": it took too long; try again", null);
            default -> reply;
        };
    }

    @Override
    public Mono<String> delete(ChannelId id, Actor actor) {
        return scripts.run(
                        DELETE,
                        keys.ofChannel(id),
                        actor.argument(),
                        PUSH,
                        Replies.bytes(keys.topic(id)),
                        Replies.bytes(Long.toString(MARK.toMillis())))
                .mapNotNull(reply -> status(reply).equals("NOCHANNEL")
                        ? Replies.textOrNull(reply.get(1))
                        : Replies.text(allowed(id, reply, actor).get(1)));
    }

    private static byte[] otherThanDefault(MessagePolicy policy) {
        return policy.equals(MessagePolicy.defaults()) ? NOTHING : Policies.messages(policy);
    }

    private static String status(List<Object> reply) {
        return Replies.text(reply.get(0));
    }
}
