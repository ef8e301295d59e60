package io.github.confab.chat.lettuce.engine.fake;

import io.github.confab.chat.lettuce.redis.AppendBatch;
import io.github.confab.chat.lettuce.redis.AppendReply;
import io.github.confab.chat.lettuce.redis.AppendReply.Outcome;
import io.github.confab.chat.lettuce.redis.AppendReply.Status;
import io.github.confab.chat.lettuce.redis.AppendReply.Verdict;
import io.github.confab.chat.lettuce.redis.ChannelPosition;
import io.github.confab.chat.lettuce.redis.RangePage;
import io.github.confab.chat.lettuce.redis.StreamEntry;
import io.github.confab.chat.lettuce.redis.SyncPage;
import io.github.confab.chat.model.MessageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What Redis holds of one channel, as {@code append.lua} and {@code publish.lua} keep it, and what they reply. It also
 * remembers what Redis does not: every entry of the present history, those that were trimmed or removed too.
 */
public final class FakeHistory {

    /** The frame of a push carries so many bytes of content; the rest is left out, to be read from the stream. */
    private static final int FRAME_ROOM = 65536;

    private final NavigableMap<MessageId, StreamEntry> stream = new TreeMap<>();
    private final List<StreamEntry> line = new ArrayList<>();
    private final Map<String, Recorded> producers = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();
    private final Set<String> members = new HashSet<>();

    private String epoch;
    private MessageId last;
    private MessageId top;
    private long ordinal;
    private long membershipVersion;
    private boolean busy;

    private record Recorded(long number, AppendReply reply, Recorded before) {

        AppendReply repeated(long asked) {
            if (asked == number) {
                return reply;
            }
            return before != null && before.number == asked ? before.reply : new AppendReply(Status.STALE, List.of());
        }
    }

    /** What an append replies, and what it pushes; null: nothing. */
    record Appended(AppendReply reply, byte[] frame) {}

    /** A new channel: its first entry says so. */
    public FakeHistory(String epoch, long now) {
        this.epoch = epoch;
        this.last = new MessageId(now, 0);
        this.top = last;
        add(MessageId.MIN, new MessageId(now, 1), "c;;created", new byte[0]);
    }

    private FakeHistory(FakeHistory other) {
        stream.putAll(other.stream);
        line.addAll(other.line);
        producers.putAll(other.producers);
        keys.putAll(other.keys);
        members.addAll(other.members);
        epoch = other.epoch;
        last = other.last;
        top = other.top;
        ordinal = other.ordinal;
        membershipVersion = other.membershipVersion;
    }

    /** The state of a replica at this moment. */
    public FakeHistory copy() {
        return new FakeHistory(this);
    }

    public String epoch() {
        return epoch;
    }

    public MessageId last() {
        return last;
    }

    /** Every entry of the present history, from the first: no failover has lost them, though they may be gone. */
    public List<StreamEntry> line() {
        return line;
    }

    public boolean holds(String id) {
        return stream.containsKey(MessageId.parse(id));
    }

    public int size() {
        return stream.size();
    }

    // ---- the scripts

    public Appended append(long now, AppendBatch batch) {
        if (epoch == null) {
            return new Appended(new AppendReply(Status.NO_CHANNEL, List.of()), null);
        }
        Recorded recorded = producers.get(batch.producer());
        if (recorded != null && recorded.number >= batch.number()) {
            return new Appended(recorded.repeated(batch.number()), null);
        }
        if (batch.after() != 0 && (recorded == null || recorded.number != batch.after())) {
            return new Appended(new AppendReply(Status.EARLY, List.of()), null);
        }
        MessageId before = last;
        int size = line.size();
        List<Outcome> outcomes = new ArrayList<>();
        batch.messages().forEach(message -> outcomes.add(append(now, message)));
        AppendReply reply = new AppendReply(Status.DONE, outcomes);
        producers.put(batch.producer(), new Recorded(batch.number(), reply, batch.after() == 0 ? null : recorded));
        boolean pushes = batch.push() && line.size() > size;
        return new Appended(reply, pushes ? frame(before, line.subList(size, line.size())) : null);
    }

    private Outcome append(long now, AppendBatch.Message message) {
        String key = message.sender() + "/" + message.key();
        String known = message.key().isEmpty() ? null : keys.get(key);
        if (known != null) {
            String[] idAndHash = known.split(":", -1);
            return idAndHash[1].equals(message.hash())
                    ? new Outcome(Verdict.DUPLICATE, MessageId.parse(idAndHash[0]))
                    : new Outcome(Verdict.CONFLICT, MessageId.MIN);
        }
        if (busy && !message.key().isEmpty()) {
            return new Outcome(Verdict.BUSY, MessageId.MIN);
        }
        if (!message.sender().isEmpty() && !members.contains(message.sender())) {
            return new Outcome(Verdict.NOT_A_MEMBER, MessageId.MIN);
        }
        MessageId id = add(now, message.header(), message.payload());
        if (!message.key().isEmpty()) {
            keys.put(key, id + ":" + message.hash());
        }
        return new Outcome(Verdict.STORED, id);
    }

    /** Appends one entry; gives what it pushes. */
    public byte[] append(long now, String header, byte[] payload) {
        MessageId before = last;
        add(now, header, payload);
        return frame(before, line.subList(line.size() - 1, line.size()));
    }

    /** Appends one entry that nobody is told of. */
    public StreamEntry store(long now, String header, byte[] payload) {
        add(now, header, payload);
        return line.get(line.size() - 1);
    }

    /** Makes somebody a member, or ends it; gives what it pushes. */
    byte[] membership(long now, String user, boolean joins) {
        if (joins) {
            members.add(user);
        } else {
            members.remove(user);
        }
        membershipVersion++;
        return append(now, joins ? "j;" + user + ";joined" : "l;" + user + ";left", new byte[0]);
    }

    private MessageId add(long now, String header, byte[] payload) {
        long seq = last.seq() + 1;
        long millis = Math.max(now, last.millis());
        MessageId id = new MessageId(millis, seq);
        if (!id.isAfter(top)) {
            // a foreign entry stands in the way: right behind it
            id = new MessageId(seq <= top.seq() ? top.millis() + 1 : top.millis(), seq);
        }
        add(last, id, header, payload);
        return id;
    }

    private void add(MessageId before, MessageId id, String header, byte[] payload) {
        ordinal += header.startsWith("m") ? 1 : 0;
        StreamEntry entry = new StreamEntry(id.toString(), before.toString(), header, Long.toString(ordinal), payload);
        stream.put(id, entry);
        line.add(entry);
        last = id;
        top = id;
    }

    private byte[] frame(MessageId before, List<StreamEntry> entries) {
        return FakeFrames.entries(epoch, before.toString(), entries, FRAME_ROOM);
    }

    public SyncPage sync(MessageId position, MessageId scanFrom, int count) {
        if (epoch == null) {
            return new SyncPage(null, MessageId.MIN, 0, 0, null, List.of(), false);
        }
        MessageId below = stream.floorKey(position);
        StreamEntry at = below == null ? null : stream.get(below);
        var after = stream.tailMap(scanFrom, false).values().stream().limit(count);
        return new SyncPage(epoch, last, ordinal, membershipVersion, at, after.toList(), !top.equals(MessageId.MIN));
    }

    RangePage range(MessageId after, MessageId before, int count, boolean newestFirst) {
        NavigableMap<MessageId, StreamEntry> between = stream.subMap(after, false, before, false);
        return new RangePage(
                epoch,
                (newestFirst ? between.descendingMap() : between)
                        .values().stream().limit(count).toList());
    }

    ChannelPosition position() {
        return new ChannelPosition(epoch, epoch == null ? MessageId.MIN : last, membershipVersion);
    }

    boolean isMember(String user) {
        return members.contains(user);
    }

    // ---- what happens to it

    public void busy(boolean isBusy) {
        busy = isBusy;
    }

    /** Retention: only the newest {@code keep} entries stay. */
    public void trim(int keep) {
        while (stream.size() > keep) {
            stream.pollFirstEntry();
        }
    }

    /** XDEL by hand. */
    public void remove(MessageId id) {
        stream.remove(id);
    }

    /** DEL of the stream by hand. */
    public void deleteStream() {
        stream.clear();
        top = MessageId.MIN;
    }

    /** XADD by hand: an entry without our fields. */
    public void foreign(long now) {
        MessageId id = now > top.millis() ? new MessageId(now, 0) : new MessageId(top.millis(), top.seq() + 1);
        stream.put(id, new StreamEntry(id.toString(), null, null, null, null));
        top = id;
    }

    /** The meta is deleted, or the server flushed. */
    public void vanish() {
        epoch = null;
        stream.clear();
    }
}
