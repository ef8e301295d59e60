package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.AccessDeniedException;
import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.error.ServerRefusedException;
import io.github.confab.chat.error.UnavailableException;
import io.lettuce.core.RedisCommandExecutionException;
import java.util.Map;
import java.util.Set;

/**
 * An error reply of Redis. Its first word tells what it is; Lettuce has types for a few of them only.
 *
 * @param code the first word
 * @param text the whole reply, made fit to be shown
 * @param cause the exception it came in
 */
record ServerReply(String code, String text, RedisCommandExecutionException cause) {

    private static final int SHOWN = 200;

    /** The rest of this reply may hold a password: an old server does not know HELLO, and repeats its arguments. */
    private static final String ARGUMENTS = "with args beginning with";

    private static final Set<String> DENIED = Set.of("NOAUTH", "WRONGPASS", "NOPERM");

    /** Inside Lua a denial begins with ERR; so do some about AUTH. */
    private static final Set<String> DENIED_TEXTS = Set.of(
            "The user executing the script can't",
            "ERR AUTH ",
            "invalid username-password",
            "invalid password",
            "without any password configured");

    private static final Map<String, String> PASSING = Map.of(
            "LOADING", "Redis is still loading its data; try again in a while",
            "MASTERDOWN", "this is a replica that has lost its master; wait for the failover",
            "CLUSTERDOWN", "the cluster does not serve this slot; wait for the failover",
            "TRYAGAIN", "the slot of this key is moving; try again",
            "READONLY", "this is a read-only replica; wait for the failover, or connect to the master",
            "UNBLOCKED", "the server broke off the command, as in a failover; try again");

    private static final Map<String, String> REFUSED = Map.of(
            "OOM", "Redis has no memory left: raise maxmemory, or let channels keep less (Retention)",
            "MISCONF", "Redis cannot save to disk and takes no writes: look at its log and its disk",
            "NOREPLICAS", "too few replicas are connected (min-replicas-to-write): bring them back",
            "BUSY", "a script runs too long on this Redis: find it, or run SCRIPT KILL",
            "MOVED", "this server is part of a Redis Cluster: connect to one that is not");

    static ServerReply of(RedisCommandExecutionException failure) {
        String text = String.valueOf(failure.getMessage());
        int space = text.indexOf(' ');
        return new ServerReply(space < 0 ? text : text.substring(0, space), text, failure);
    }

    ChatException translated(String action) {
        if (isDenial()) {
            return new AccessDeniedException(
                    action + ": Redis denies access (" + shown()
                            + "); check user name and password, and the ACL of that user",
                    cause);
        }
        if (text.contains("max number of clients reached")) {
            return new UnavailableException(
                    action + ": Redis has no connection left (" + shown() + "); raise maxclients, or close others",
                    cause);
        }
        String passing = PASSING.get(code);
        if (passing != null) {
            return new UnavailableException(action + ": " + passing + " (" + shown() + ")", cause);
        }
        if (code.equals("WRONGTYPE")) {
            return new CorruptDataException(
                    action + ": a key holds another type of value (" + shown() + "); find out who writes there", cause);
        }
        String refused = REFUSED.getOrDefault(code, "look up this reply in the documentation of Redis");
        return new ServerRefusedException(
                code,
                action + ": Redis refused (" + shown() + "); " + refused,
                text.contains(ARGUMENTS) ? null : cause);
    }

    private boolean isDenial() {
        return DENIED.contains(code) || DENIED_TEXTS.stream().anyMatch(text::contains);
    }

    private String shown() {
        int end = text.indexOf(ARGUMENTS);
        String safe = end < 0 ? text : text.substring(0, end);
        return safe.length() > SHOWN ? safe.substring(0, SHOWN) + "..." : safe;
    }
}
