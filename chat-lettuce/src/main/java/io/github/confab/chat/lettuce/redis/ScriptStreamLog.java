package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import reactor.core.publisher.Mono;

/** {@link StreamLog} by scripts. */
final class ScriptStreamLog implements StreamLog {

    private static final Script PUBLISH = Script.load("publish");
    private static final Script SYNC = Script.load("sync");
    private static final Script RANGE = Script.load("range");
    private static final Script POSITIONS = Script.load("positions");
    private static final Script BROADCAST = Script.load("broadcast");

    private static final byte[] PUSH = Replies.bytes("PUBLISH");
    private static final byte[] NOTHING = new byte[0];
    private static final int FIXED_ARGUMENTS = 5;
    private static final int ARGUMENTS_PER_MESSAGE = 6;
    private static final int KEYS_OF_REPLIES = 10;
    private static final int VALUES_PER_POSITION = 3;

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptStreamLog(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<AppendReply> append(ChannelId channel, AppendBatch batch) {
        List<String> touched = new ArrayList<>(KEYS_OF_REPLIES);
        Collections.addAll(
                touched,
                keys.meta(channel),
                keys.stream(channel),
                keys.window(channel, 0),
                keys.window(channel, 1),
                keys.members(channel),
                keys.roles(channel),
                keys.lastPosts(channel),
                keys.ownOrdinals(channel));
        if (batch.messages().stream().anyMatch(AppendBatch.Message::leavesTraces)) {
            Collections.addAll(touched, keys.index(channel), keys.overlay(channel));
        }
        return scripts.run(PUBLISH, touched, arguments(channel, batch)).map(AppendReplies::read);
    }

    private byte[][] arguments(ChannelId channel, AppendBatch batch) {
        byte[][] arguments = new byte
                [FIXED_ARGUMENTS + ARGUMENTS_PER_MESSAGE * batch.messages().size()][];
        arguments[0] = batch.push() ? PUSH : NOTHING;
        arguments[1] = Replies.bytes(keys.topic(channel));
        arguments[2] = Replies.bytes(batch.producer());
        arguments[3] = Replies.bytes(Long.toString(batch.number()));
        arguments[4] = batch.after() == 0 ? NOTHING : Replies.bytes(Long.toString(batch.after()));
        int at = FIXED_ARGUMENTS;
        for (AppendBatch.Message message : batch.messages()) {
            arguments[at++] = Replies.bytes(message.sender());
            arguments[at++] = Replies.bytes(message.key());
            arguments[at++] = Replies.bytes(message.hash());
            arguments[at++] = Replies.bytes(message.header());
            arguments[at++] = message.payload();
            arguments[at++] = message.isReply() ? Replies.bytes(message.replyTo()) : NOTHING;
        }
        return arguments;
    }

    @Override
    public Mono<SyncPage> sync(ChannelId channel, MessageId position, MessageId scanFrom, int count) {
        return scripts.run(
                        SYNC,
                        read(channel),
                        bound(position),
                        Replies.bytes(scanFrom.toString()),
                        Replies.bytes(Integer.toString(count)))
                .map(ScriptStreamLog::page);
    }

    private static SyncPage page(List<Object> reply) {
        if (reply.isEmpty()) {
            return new SyncPage(null, MessageId.MIN, 0, 0, null, List.of(), false);
        }
        List<StreamEntry> below = Replies.entries(reply.get(4));
        return new SyncPage(
                Replies.text(reply.get(0)),
                Replies.id(reply.get(1)),
                Replies.number(reply.get(2)),
                Replies.number(reply.get(3)),
                below.isEmpty() ? null : below.get(0),
                Replies.entries(reply.get(5)),
                Replies.number(reply.get(6)) == 1);
    }

    @Override
    public Mono<RangePage> range(ChannelId channel, MessageId after, MessageId before, int count, boolean newestFirst) {
        return scripts.run(
                        RANGE,
                        read(channel),
                        Replies.bytes(after.toString()),
                        bound(before),
                        Replies.bytes(Integer.toString(count)),
                        Replies.bytes(newestFirst ? "N" : "O"))
                .map(reply -> {
                    if (reply.isEmpty()) {
                        throw new ChannelNotFoundException(channel.value());
                    }
                    return new RangePage(Replies.text(reply.get(0)), Replies.entries(reply.get(1)));
                });
    }

    @Override
    public Mono<List<ChannelPosition>> positions(List<ChannelId> channels) {
        List<String> touched = channels.stream().map(keys::meta).toList();
        return scripts.run(POSITIONS, touched).map(ScriptStreamLog::readPositions);
    }

    private static List<ChannelPosition> readPositions(List<Object> reply) {
        List<ChannelPosition> positions = new ArrayList<>(reply.size() / VALUES_PER_POSITION);
        for (int i = 0; i < reply.size(); i += VALUES_PER_POSITION) {
            positions.add(new ChannelPosition(
                    Replies.textOrNull(reply.get(i)), Replies.id(reply.get(i + 1)), Replies.number(reply.get(i + 2))));
        }
        return positions;
    }

    @Override
    public Mono<Void> broadcast(ChannelId channel, String sender, byte[] frame) {
        return scripts.run(
                        BROADCAST,
                        List.of(keys.meta(channel), keys.members(channel), keys.roles(channel)),
                        Replies.bytes(sender),
                        PUSH,
                        Replies.bytes(keys.topic(channel)),
                        frame)
                .doOnNext(reply -> Refusals.done(channel, sender.isEmpty() ? UserId.SYSTEM : UserId.of(sender), reply))
                .then();
    }

    private List<String> read(ChannelId channel) {
        return List.of(keys.meta(channel), keys.stream(channel), keys.overlay(channel));
    }

    /** Redis writes the end of a stream as {@code +}. */
    private static byte[] bound(MessageId id) {
        return Replies.bytes(id.equals(MessageId.MAX) ? "+" : id.toString());
    }
}
