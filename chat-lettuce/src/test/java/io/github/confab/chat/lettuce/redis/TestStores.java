package io.github.confab.chat.lettuce.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import java.time.Duration;

/** The stores of channels, members and users over a connection of their own, as a process has them. */
public final class TestStores implements AutoCloseable {

    static final KeySpace KEYS = new KeySpace("", "channel:", "message:", 0);

    private final RedisClient client;
    private final ScriptRunner scripts;

    public TestStores(String uri) {
        RedisURI server = RedisURI.create(uri);
        server.setTimeout(Duration.ofSeconds(5));
        client = RedisClient.create(server);
        client.setOptions(ClientOptions.builder()
                .protocolVersion(ProtocolVersion.RESP3)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        scripts = new LettuceScriptRunner(
                client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)), FailureReason.UNKNOWN);
    }

    public NameClaims channelNames() {
        return new ScriptNameClaims(scripts, KEYS.channelNames());
    }

    public CallStore calls() {
        return new ScriptCallStore(scripts, KEYS);
    }

    public NameClaims usernames() {
        return new ScriptNameClaims(scripts, KEYS.usernames());
    }

    public ChannelDirectory directory() {
        return new ScriptChannelDirectory(scripts, KEYS);
    }

    public ChannelStore channels() {
        return new ScriptChannelStore(scripts, KEYS);
    }

    public MemberStore members() {
        return new ScriptMemberStore(scripts, KEYS);
    }

    public UserStore users() {
        return new ScriptUserStore(scripts, KEYS);
    }

    public CredentialStore credentials() {
        return new ScriptCredentialStore(scripts, KEYS);
    }

    public ProfileStore profiles() {
        return new ScriptProfileStore(scripts, KEYS);
    }

    public SessionStore sessions() {
        return new ScriptSessionStore(scripts, KEYS);
    }

    public ThrottleStore throttles() {
        return new ScriptThrottleStore(scripts, KEYS);
    }

    /** All of them, as the engine is given them. */
    public RedisStores all() {
        return new RedisStores(scripts, KEYS);
    }

    public StreamLog log() {
        return new ScriptStreamLog(scripts, KEYS);
    }

    public ReadMarkStore readMarks() {
        return new ScriptReadMarkStore(scripts, KEYS);
    }

    public MentionStore mentions() {
        return new ScriptMentionStore(scripts, KEYS);
    }

    public InboxStore inboxes() {
        return new ScriptInboxStore(scripts, KEYS, all().channels(), all().directory());
    }

    public JanitorStore janitor() {
        return new ScriptJanitorStore(scripts, KEYS);
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
}
