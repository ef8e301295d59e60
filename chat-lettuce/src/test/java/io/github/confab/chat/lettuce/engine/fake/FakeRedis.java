package io.github.confab.chat.lettuce.engine.fake;

import io.github.confab.chat.lettuce.redis.AccessStore;
import io.github.confab.chat.lettuce.redis.AppendBatch;
import io.github.confab.chat.lettuce.redis.AppendReply;
import io.github.confab.chat.lettuce.redis.ChannelPosition;
import io.github.confab.chat.lettuce.redis.PushConnection;
import io.github.confab.chat.lettuce.redis.RangePage;
import io.github.confab.chat.lettuce.redis.StreamLog;
import io.github.confab.chat.lettuce.redis.SyncPage;
import io.github.confab.chat.lettuce.wire.Frames;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * A Redis with one channel, seen by one process through a command connection and a {@link FakePushes push connection}.
 * Commands run in the order in which they were sent and are answered in that order, each after a random moment of
 * virtual time, so a seed decides how everything interleaves.
 */
public final class FakeRedis implements StreamLog, AccessStore {

    /** The server's clock when the virtual time is zero. */
    static final long EPOCH_MILLIS = 1_000_000_000_000L;

    public static final ChannelId CHANNEL = ChannelId.of("c1");

    private final VirtualTimeScheduler time;
    private final FakeWire wire;
    private final FakePushes pushes;
    private final List<AppendBatch> appends = new ArrayList<>();

    private FakeHistory history;
    private FakeHistory replica;
    private long clockOffset;
    private long accessMillis;
    private long reads;
    private int accessAsked;
    private int lostReplies;
    private int lostOnTheWay;
    private int failedReads;
    private RuntimeException refusal;
    private boolean open = true;

    public FakeRedis(VirtualTimeScheduler time, RandomGenerator random) {
        this.time = time;
        this.wire = new FakeWire(time, random);
        this.pushes = new FakePushes(time, wire::moment);
        this.history = new FakeHistory("e0", serverNow());
        this.replica = history.copy();
    }

    public PushConnection pushConnection() {
        return pushes;
    }

    public FakePushes pushes() {
        return pushes;
    }

    public FakeHistory history() {
        return history;
    }

    public long serverNow() {
        return EPOCH_MILLIS + clockOffset + time.now(TimeUnit.MILLISECONDS);
    }

    public long reads() {
        return reads;
    }

    /** How often it was asked who may read. */
    public int accessAsked() {
        return accessAsked;
    }

    /** The batches that reached the server, repeated ones too. */
    public List<AppendBatch> appends() {
        return appends;
    }

    // ---- faults

    /** Every command and answer takes up to that long; 0: none. */
    public void slowest(long millis) {
        wire.slowest(millis);
    }

    /** The answer to "may this user read" takes that much longer. */
    public void slowAccess(long millis) {
        accessMillis = millis;
    }

    public void privateChannel() {
        open = false;
    }

    /** The next commands never reach the server. */
    public void losesCalls(int count) {
        wire.losesCalls(count);
    }

    /** The next appends get lost on their way: they do not run, and nobody is told. */
    public void losesOnTheWay(int count) {
        lostOnTheWay = count;
    }

    /** How many commands have left the client. */
    public int sent() {
        return wire.sent();
    }

    /** The next appends run, but their replies are lost. */
    public void losesReplies(int count) {
        lostReplies = count;
    }

    /** The next reads fail, and could be repeated. */
    public void failsReads(int count) {
        failedReads = count;
    }

    /** Every append is refused; null: no longer. */
    public void refusesAppends(RuntimeException reason) {
        refusal = reason;
    }

    /** What the replica has from here on is not replicated. */
    public void replicate() {
        replica = history.copy();
    }

    /** The replica becomes the master: what it does not have is lost. Its clock is behind by so much. */
    public void failOver(Duration behind) {
        failOverTo(replica, behind);
    }

    public void failOverTo(FakeHistory other, Duration behind) {
        history = other.copy();
        replica = history.copy();
        clockOffset -= behind.toMillis();
    }

    /** FLUSHALL, and the channel is created again. */
    public void newLife(String epoch) {
        history = new FakeHistory(epoch, serverNow());
        replica = history.copy();
    }

    /** The channel is deleted; its subscribers are told, unless that push is lost too. */
    public void delete() {
        byte[] gone = FakeFrames.gone(history.epoch());
        history.vanish();
        pushes.push(gone);
    }

    // ---- writes by others, at once

    /** Somebody else publishes. */
    public MessageId publish(String text) {
        pushes.push(store("m;bob;" + text, FakeMessages.json(text)));
        return history.last();
    }

    /** Somebody else produces: stored, not pushed. */
    public MessageId produce(String text) {
        store("m;bob;" + text, FakeMessages.json(text));
        return history.last();
    }

    private byte[] store(String header, byte[] payload) {
        return history.append(serverNow(), header, payload);
    }

    /** Somebody broadcasts a signal. */
    public void signal(String text) {
        pushes.push(Frames.encode("bob", Signal.text(text)));
    }

    public void membership(String user, boolean joins) {
        pushes.push(history.membership(serverNow(), user, joins));
    }

    // ---- StreamLog

    @Override
    public Mono<AppendReply> append(ChannelId channel, AppendBatch batch) {
        return wire.command(() -> {
            if (refusal != null) {
                throw refusal;
            }
            if (lostOnTheWay > 0) {
                lostOnTheWay--;
                throw FakeFailures.noAnswer();
            }
            appends.add(batch);
            FakeHistory.Appended done = history.append(serverNow(), batch);
            if (done.frame() != null) {
                pushes.push(done.frame());
            }
            if (lostReplies > 0) {
                lostReplies--;
                throw FakeFailures.noAnswer();
            }
            return done.reply();
        });
    }

    @Override
    public Mono<SyncPage> sync(ChannelId channel, MessageId position, MessageId scanFrom, int count) {
        return read(() -> history.sync(position, scanFrom, count));
    }

    @Override
    public Mono<RangePage> range(ChannelId channel, MessageId after, MessageId before, int count, boolean newestFirst) {
        return read(() -> history.range(after, before, count, newestFirst));
    }

    @Override
    public Mono<List<ChannelPosition>> positions(List<ChannelId> channels) {
        return read(() -> channels.stream().map(channel -> history.position()).toList());
    }

    @Override
    public Mono<Void> broadcast(ChannelId channel, String sender, byte[] frame) {
        return wire.command(() -> {
                    pushes.push(frame);
                    return true;
                })
                .then();
    }

    // ---- AccessStore

    @Override
    public Mono<Access> of(ChannelId channel, UserId user) {
        return wire.command(() -> {
                    accessAsked++;
                    return new Access(open, history.isMember(user.value()), false, false);
                })
                .delayElement(Duration.ofMillis(accessMillis), time);
    }

    // ---- the command connection

    private <T> Mono<T> read(Supplier<T> run) {
        return wire.command(() -> {
            reads++;
            if (failedReads > 0) {
                failedReads--;
                throw FakeFailures.noAnswer();
            }
            return run.get();
        });
    }
}
