package io.github.confab.chat.lettuce.redis;

/**
 * Who has a name. A name and what it names live in different slots of a cluster, so they cannot be written in one step:
 * first the name is claimed, then the thing is made, and a crash in between leaves a claim that nothing came of.
 *
 * @param holder the id of who has it
 * @param since when it was claimed, by the clock of the Redis server, in milliseconds
 * @param state how far its holder has come
 * @param ageMillis how long ago that was when it was read
 * @param stored the claim as it stands in Redis; another claim by the same holder differs
 */
public record NameClaim(String holder, long since, State state, long ageMillis, String stored) {

    /** Until then its claimer may make what it names: ten seconds less than others wait, for clocks that differ. */
    static final long GOOD_FOR_MILLIS = 50_000;

    private static final long ABANDONED_AFTER_MILLIS = 60_000;

    /** How far the holder of a name has come. */
    public enum State {
        /** It is about to be made. */
        CLAIMED,
        /** It has another name, and is about to get this one. */
        RENAMING,
        /** It was made, and is listed under this name. */
        LISTED
    }

    /** Whether what it names was made, and is listed under this name. */
    public boolean isListed() {
        return state == State.LISTED;
    }

    /** Whether its claimer can make nothing of it any more. */
    public boolean isAbandoned() {
        return !isListed() && ageMillis >= ABANDONED_AFTER_MILLIS;
    }
}
