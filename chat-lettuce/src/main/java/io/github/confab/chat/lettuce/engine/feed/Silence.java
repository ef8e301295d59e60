package io.github.confab.chat.lettuce.engine.feed;

/** Since when a channel is silent, and which members it had when it was last compared with the store. Confined to a lane. */
final class Silence {

    private final HubContext context;

    private volatile long since;
    private long membershipVersion = -1;

    Silence(HubContext context) {
        this.context = context;
        this.since = context.now();
    }

    /** Something was heard, or asked. */
    void broken() {
        since = context.now();
    }

    /** Any thread. */
    boolean hasLastedSince(long millis) {
        return since <= millis;
    }

    /** Whether members came or went since the last comparison; false at the first one. */
    boolean membersChanged(long version) {
        long before = membershipVersion;
        membershipVersion = version;
        return before >= 0 && before != version;
    }
}
