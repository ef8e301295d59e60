package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import reactor.core.publisher.Mono;

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

    /**
     * Makes the server know the script that pins where a subscription begins: were it met for the first time after a
     * publish that is known already, it would be overtaken by it.
     *
     * @return completes when the server knows it; errors if the login may not run scripts
     */
    public Mono<Void> warm() {
        return log().sync(ChannelId.of("none"), MessageId.MIN, MessageId.MIN, 0).then();
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

    public ModerationStore moderation() {
        return new ScriptModerationStore(scripts, keys);
    }

    public UserChannels userChannels() {
        return new ScriptUserChannels(scripts, keys);
    }

    public NameClaims usernames() {
        return new ScriptNameClaims(scripts, keys.usernames());
    }

    public UserStore users() {
        return new ScriptUserStore(scripts, keys);
    }

    public CredentialStore credentials() {
        return new ScriptCredentialStore(scripts, keys);
    }

    public ProfileStore profiles() {
        return new ScriptProfileStore(scripts, keys);
    }

    public SessionStore sessions() {
        return new ScriptSessionStore(scripts, keys);
    }

    public ThrottleStore throttles() {
        return new ScriptThrottleStore(scripts, keys);
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

    public PresenceStore presence() {
        return new ScriptPresenceStore(scripts, keys);
    }

    public NodeStore nodes() {
        return new ScriptNodeStore(scripts, keys);
    }

    public ReadMarkStore readMarks() {
        return new ScriptReadMarkStore(scripts, keys);
    }

    public MessageStore messages() {
        return new ScriptMessageStore(scripts, keys);
    }

    public ReactionStore reactions() {
        return new ScriptReactionStore(scripts, keys);
    }

    public ThreadStore threads() {
        return new ScriptThreadStore(scripts, keys);
    }

    public PinStore pins() {
        return new ScriptPinStore(scripts, keys);
    }

    public MentionStore mentions() {
        return new ScriptMentionStore(scripts, keys);
    }

    public CallStore calls() {
        return new ScriptCallStore(scripts, keys);
    }

    public InboxStore inboxes() {
        return new ScriptInboxStore(scripts, keys, channels(), directory());
    }

    public ContentStore content() {
        return new ScriptContentStore(scripts, keys);
    }

    public DueStore due() {
        return new ScriptDueStore(scripts, keys);
    }
}
