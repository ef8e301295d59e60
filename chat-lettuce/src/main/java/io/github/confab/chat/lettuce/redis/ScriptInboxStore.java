package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelPolicy;
import io.github.confab.chat.model.UserId;
import java.util.List;
import reactor.core.publisher.Mono;

/** {@link InboxStore} by scripts. */
final class ScriptInboxStore implements InboxStore {

    private static final Script REGISTER = Script.load("register");
    private static final Script CREATE = Script.load("create-channel");

    /** A kind that no user meets: what is neither public nor has members is closed to everybody. */
    private static final String KIND = "inbox";

    private static final String NAME = "inbox";
    private static final String MOST_NOTICES = "1000";
    private static final String FOR_EVER = "0";

    private final ScriptRunner scripts;
    private final KeySpace keys;
    private final ChannelStore channels;
    private final ChannelDirectory directory;

    ScriptInboxStore(ScriptRunner scripts, KeySpace keys, ChannelStore channels, ChannelDirectory directory) {
        this.scripts = scripts;
        this.channels = channels;
        this.directory = directory;
        this.keys = keys;
    }

    @Override
    public Mono<Void> create(ChannelId inbox, String epoch) {
        // registered first: an inbox that nobody cleans up would be worse than an entry without inbox
        return scripts.run(REGISTER, List.of(keys.channelIds()), Replies.bytes(inbox.value()))
                .then(scripts.run(
                        CREATE,
                        keys.ofChannel(inbox),
                        Replies.bytes(epoch),
                        Replies.bytes(NAME),
                        Replies.bytes(NAME),
                        Replies.bytes(""),
                        Replies.bytes(KIND),
                        Replies.bytes(""),
                        Replies.bytes(MOST_NOTICES),
                        Replies.bytes(FOR_EVER),
                        Policies.bytes(ChannelPolicy.defaults()),
                        Replies.bytes(""),
                        Replies.bytes("")))
                .then();
    }

    @Override
    public Mono<Void> erase(ChannelId inbox) {
        return channels.delete(inbox, new Actor(UserId.SYSTEM, true)).then(directory.delist(inbox, ""));
    }
}
