package io.github.confab.chat.lettuce;

import io.github.confab.chat.lettuce.redis.KeySpace;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What key names begin with.
 *
 * @param namespace stands before everything, without its colon; empty for none
 * @param channelPrefix begins the keys of a channel
 * @param messagePrefix begins the key of a channel's stream
 */
record KeyNames(String namespace, String channelPrefix, String messagePrefix) {

    static final KeyNames DEFAULT = new KeyNames("", "channel:", "message:");

    private static final Pattern NAMESPACE = Pattern.compile("([A-Za-z0-9_.-]{1,32})?");

    /** Braces would move a channel's keys to different slots; the others are wildcards in ACL rules. */
    private static final Pattern PREFIX = Pattern.compile("[!-~&&[^{}*?\\[\\]]]{1,64}");

    private static final Set<String> OURS = Set.of("user:", "session:", "presence:", "throttle:", "seen:", "node:");

    void collectProblems(List<String> problems) {
        if (!NAMESPACE.matcher(namespace).matches()) {
            problems.add("namespace must be 1 to 32 of A-Z a-z 0-9 _ . - (or empty)");
        }
        prefix(problems, "channelPrefix", channelPrefix);
        prefix(problems, "messagePrefix", messagePrefix);
        if (channelPrefix.equals(messagePrefix)) {
            problems.add("channelPrefix and messagePrefix must differ");
        }
    }

    KeyNames withNamespace(String name) {
        return new KeyNames(name, channelPrefix, messagePrefix);
    }

    KeyNames withChannelPrefix(String prefix) {
        return new KeyNames(namespace, prefix, messagePrefix);
    }

    KeyNames withMessagePrefix(String prefix) {
        return new KeyNames(namespace, channelPrefix, prefix);
    }

    /** What it means in the Redis database of that number. */
    KeySpace keySpace(int database) {
        return new KeySpace(namespace.isEmpty() ? "" : namespace + ":", channelPrefix, messagePrefix, database);
    }

    private static void prefix(List<String> problems, String name, String value) {
        if (!PREFIX.matcher(value).matches()) {
            problems.add(name + " must be 1 to 64 printable ASCII characters other than { } * ? [ ]");
        } else if (OURS.contains(value)) {
            problems.add(name + " must not be " + value + ", which begins other keys of the chat");
        }
    }
}
