package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.lettuce.wire.Content;
import io.github.confab.chat.lettuce.wire.MessageCodec;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.UserId;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What a process that works on messages has of Redis: a connection of its own, and the stores over it. */
public final class WorkerStores implements AutoCloseable {

    public static final UserId OWNER = UserId.of("ada");

    static final KeySpace KEYS = new KeySpace("", "channel:", "message:", 0);
    private static final int BATCH = 64;

    private final String producer = UUID.randomUUID().toString();
    private final AtomicLong batches = new AtomicLong();
    private final ClientResources resources = ClientResources.builder()
            .reconnectDelay(Delay.constant(Duration.ofMillis(20)))
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .build();
    private final RedisClient client;
    private final ScriptRunner scripts;

    public WorkerStores(String uri) {
        RedisURI server = RedisURI.create(uri);
        server.setTimeout(Duration.ofSeconds(2));
        server.setClientName(producer);
        client = RedisClient.create(resources, server);
        client.setOptions(ClientOptions.builder()
                .protocolVersion(ProtocolVersion.RESP3)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        scripts = new LettuceScriptRunner(
                client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)), FailureReason.UNKNOWN);
    }

    public GroupStore groups() {
        return new ScriptGroupStore(scripts, KEYS);
    }

    public GroupDesk desk() {
        return new ScriptGroupDesk(scripts, KEYS);
    }

    public JanitorStore janitor() {
        return new ScriptJanitorStore(scripts, KEYS);
    }

    public AccessStore access() {
        return new ScriptAccessStore(scripts, KEYS);
    }

    /** The name of the connection, in the list of clients. */
    public String name() {
        return producer;
    }

    /** Makes the channel, owned by {@link #OWNER}; its stream begins with the entries of its creation. */
    public void create(ChannelId channel) {
        new ScriptChannelStore(scripts, KEYS)
                .create(channel, ChannelSpec.named("n" + channel), new Actor(OWNER, false), "e-" + channel)
                .block();
    }

    public void delete(ChannelId channel) {
        new ScriptChannelStore(scripts, KEYS)
                .delete(channel, new Actor(UserId.SYSTEM, true))
                .block();
    }

    /** Appends a message for each text. */
    public List<MessageId> publish(ChannelId channel, List<String> texts) {
        List<MessageId> ids = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += BATCH) {
            List<AppendBatch.Message> messages = texts.subList(from, Math.min(texts.size(), from + BATCH)).stream()
                    .map(WorkerStores::message)
                    .toList();
            AppendBatch batch = new AppendBatch(false, producer, batches.incrementAndGet(), messages);
            AppendReply reply =
                    new ScriptStreamLog(scripts, KEYS).append(channel, batch).block();
            Objects.requireNonNull(reply).outcomes().forEach(outcome -> ids.add(outcome.id()));
        }
        return ids;
    }

    private static AppendBatch.Message message(String text) {
        byte[] payload = MessageCodec.JSON.encode(new Content("Ada", text, Map.of()));
        return new AppendBatch.Message("", "", "", "m;ada;t-" + text, payload);
    }

    @Override
    public void close() {
        client.shutdown(0, 1, TimeUnit.SECONDS);
        resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
