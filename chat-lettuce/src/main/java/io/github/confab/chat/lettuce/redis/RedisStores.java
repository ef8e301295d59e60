package io.github.confab.chat.lettuce.redis;

/** All stores, over one connection. */
public final class RedisStores {

    private final ScriptRunner scripts;
    private final KeySpace keys;

    RedisStores(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    /** The names of keys and topics. */
    public KeySpace keys() {
        return keys;
    }

    public StreamLog log() {
        return new ScriptStreamLog(scripts, keys);
    }

    public AccessStore access() {
        return new ScriptAccessStore(scripts, keys);
    }

    public NameClaims channelNames() {
        return new ScriptNameClaims(scripts, keys.channelNames());
    }

    public ChannelDirectory directory() {
        return new ScriptChannelDirectory(scripts, keys);
    }

    public ChannelStore channels() {
        return new ScriptChannelStore(scripts, keys);
    }

    public MemberStore members() {
        return new ScriptMemberStore(scripts, keys);
    }

    public NameClaims usernames() {
        return new ScriptNameClaims(scripts, keys.usernames());
    }

    public UserStore users() {
        return new ScriptUserStore(scripts, keys);
    }

    public GroupStore groups() {
        return new ScriptGroupStore(scripts, keys);
    }

    public GroupDesk groupDesk() {
        return new ScriptGroupDesk(scripts, keys);
    }

    public JanitorStore janitor() {
        return new ScriptJanitorStore(scripts, keys);
    }
}
