package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelPolicy;
import io.github.confab.chat.model.MessagePolicy;
import io.github.confab.chat.model.Role;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Policies and roles as people.lua writes them: a role is a rank from 1 on. */
final class Policies {

    private static final int PARTS = 5;
    private static final int MESSAGE_PARTS = 6;
    private static final String FOREVER = "*";

    private Policies() {}

    static byte[] bytes(ChannelPolicy policy) {
        return Replies.bytes(rank(policy.post()) + ";" + rank(policy.signal()) + ";" + rank(policy.invite()) + ";"
                + rank(policy.work()) + ";" + policy.slowMode().toMillis());
    }

    /** As message.lua writes it. */
    static byte[] messages(MessagePolicy policy) {
        return Replies.bytes(millis(policy.editWithin()) + ";" + millis(policy.deleteWithin()) + ";"
                + rank(policy.react()) + ";" + (policy.oneReactionEach() ? 1 : 0) + ";" + rank(policy.pin()) + ";"
                + rank(policy.callAll()));
    }

    private static String millis(Optional<Duration> time) {
        return time.map(length -> Long.toString(length.toMillis())).orElse(FOREVER);
    }

    /**
     * @param text of people.lua; null: the default
     * @param messages of message.lua; null: the default
     * @throws IllegalArgumentException if it is none of ours
     */
    static ChannelPolicy read(@Nullable String text, @Nullable String messages) {
        ChannelPolicy policy = read(text);
        return messages == null ? policy : policy.messages(readMessages(messages.split(";", -1)));
    }

    private static MessagePolicy readMessages(String[] parts) {
        if (parts.length != MESSAGE_PARTS) {
            throw new IllegalArgumentException("a message policy has " + MESSAGE_PARTS + " parts, not " + parts.length);
        }
        return new MessagePolicy(
                time(parts[0]), time(parts[1]), role(parts[2]), parts[3].equals("1"), role(parts[4]), role(parts[5]));
    }

    private static Optional<Duration> time(String millis) {
        return millis.equals(FOREVER) ? Optional.empty() : Optional.of(Duration.ofMillis(Long.parseLong(millis)));
    }

    private static ChannelPolicy read(@Nullable String text) {
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
                Duration.ofMillis(Long.parseLong(parts[PARTS - 1])),
                MessagePolicy.defaults());
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
