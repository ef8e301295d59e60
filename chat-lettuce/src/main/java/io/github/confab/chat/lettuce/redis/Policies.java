package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelPolicy;
import io.github.confab.chat.model.Role;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Policies and roles as people.lua writes them: a role is a rank from 1 on. */
final class Policies {

    private static final int PARTS = 5;

    private Policies() {}

    static byte[] bytes(ChannelPolicy policy) {
        return Replies.bytes(rank(policy.post()) + ";" + rank(policy.signal()) + ";" + rank(policy.invite()) + ";"
                + rank(policy.work()) + ";" + policy.slowMode().toMillis());
    }

    /** @throws IllegalArgumentException if it is none of ours */
    static ChannelPolicy read(@Nullable String text) {
        if (text == null) {
            return ChannelPolicy.defaults();
        }
        String[] parts = text.split(";", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("a policy has " + PARTS + " parts, not " + parts.length);
        }
        return new ChannelPolicy(
                role(parts[0]),
                role(parts[1]),
                role(parts[2]),
                role(parts[3]),
                Duration.ofMillis(Long.parseLong(parts[PARTS - 1])));
    }

    /** Stored, so not the place in the enum: a role may be added in between one day. */
    static int rank(Role role) {
        return switch (role) {
            case GUEST -> 1;
            case MEMBER -> 2;
            case MODERATOR -> 3;
            case OWNER -> 4;
        };
    }

    static Role role(String rank) {
        return switch (rank) {
            case "1" -> Role.GUEST;
            case "2" -> Role.MEMBER;
            case "3" -> Role.MODERATOR;
            case "4" -> Role.OWNER;
            default -> throw new IllegalArgumentException("there is no rank " + rank);
        };
    }
}
