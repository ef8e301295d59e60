package io.github.confab.chat.lettuce.engine.feed;

/** What has befallen a history: the only causes a reader may be alarmed for. */
final class FeedFaults {

    private boolean lostTail;
    private boolean newLife;
    private boolean trimmed;
    private boolean removed;
    private boolean idTwice;

    void lostTail() {
        lostTail = true;
    }

    void newLife() {
        newLife = true;
    }

    void trimmed() {
        trimmed = true;
    }

    /** Whether the same id was issued to two entries. */
    void idTwice(boolean again) {
        idTwice |= again;
    }

    void removed() {
        removed = true;
    }

    /** An entry that somebody removed by hand looks like a lost one to a reader who stands right after it. */
    boolean canRewrite() {
        return lostTail || removed;
    }

    boolean canReset() {
        return newLife || lostTail || removed;
    }

    boolean canMiss() {
        return trimmed || removed;
    }

    /** If the second entry of an id is gone as well, nobody can tell that it was not the first one. */
    boolean isUndecidable() {
        return idTwice && (trimmed || removed);
    }

    /** A replica may still hold what the lost master had trimmed. */
    boolean bringsBack() {
        return lostTail;
    }
}
