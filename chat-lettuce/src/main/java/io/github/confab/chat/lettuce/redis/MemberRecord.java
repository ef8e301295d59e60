package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Member;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands of a user in the roles of a channel: {@code rank;muted until;banned until;by}, see people.lua. */
final class MemberRecord {

    static final String FOREVER = "*";

    private static final int PARTS = 4;

    private MemberRecord() {}

    /**
     * @param owner the id of the channel's owner
     * @param text the record; null: nothing is said of this user
     * @param now by the server's clock, ms
     */
    static Member member(ChannelId channel, String user, String owner, @Nullable String text, long now) {
        try {
            String muted = text == null ? "0" : parts(text)[1];
            boolean lasts = muted.equals(FOREVER) || Long.parseLong(muted) > now;
            return new Member(UserId.of(user), role(user, owner, text), lasts, lasts ? end(muted) : Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new CorruptDataException(
                    "a record in the roles of channel " + channel + " is not as this library writes it; find out who"
                            + " writes there",
                    e);
        }
    }

    /** The role of a member. */
    static Role role(String user, String owner, @Nullable String text) {
        if (user.equals(owner)) {
            return Role.OWNER;
        }
        return text == null ? Role.MEMBER : Policies.role(parts(text)[0]);
    }

    /** When a term ends; empty: never. */
    static Optional<Instant> end(String until) {
        return until.equals(FOREVER) ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(until)));
    }

    private static String[] parts(String text) {
        String[] parts = text.split(";", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("a record has " + PARTS + " parts, not " + parts.length);
        }
        return parts;
    }
}
