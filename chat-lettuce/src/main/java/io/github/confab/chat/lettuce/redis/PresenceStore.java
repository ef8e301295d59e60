package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import java.util.List;
import reactor.core.publisher.Mono;

/** Who is present in a channel, by which connections; every change is pushed in the same step. */
public interface PresenceStore {

    /** How many connections one call may enter or remove. */
    int BATCH = 64;

    /**
     * Connections are present, or say something else.
     *
     * @param node whose they are from now on
     * @param entering at most {@link #BATCH}
     * @return what came of each, in that order; empty if there is no such channel
     */
    Mono<Entered> enter(ChannelId channel, String node, List<Entering> entering);

    /**
     * Connections are present no more, each if it is still of the node that it names.
     *
     * @param leaving at most {@link #BATCH}
     * @return how many have left
     */
    Mono<Long> leave(ChannelId channel, List<Leaving> leaving);

    /**
     * Everybody who is present.
     *
     * @param limit about how many connections at most
     * @return them; empty if there is no such channel
     */
    Mono<Here> here(ChannelId channel, int limit);

    /**
     * A page of the users who are present; each with all connections.
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException at the call, if the page token is none of ours
     */
    Mono<Page<Present>> list(ChannelId channel, PageRequest page, Actor actor);

    /**
     * How many users are present, as of which version. Errors with
     * {@link io.github.confab.chat.error.ChannelNotFoundException}, and with
     * {@link io.github.confab.chat.error.ForbiddenException} if the actor may not read the channel.
     */
    Mono<Count> count(ChannelId channel, Actor actor);

    /**
     * Some of the connections that a node has in a channel.
     *
     * @param cursor where the part before ended; 0 for the first
     */
    Mono<Owned> owned(ChannelId channel, String node, String cursor);

    /**
     * One connection that enters, or says something else.
     *
     * @param user whose
     * @param connection which
     * @param since when it entered, ms; empty: now
     * @param spoke when it began to say that, ms; empty: now
     * @param said what it says, opaque here
     */
    record Entering(String user, String connection, String since, String spoke, byte[] said) {}

    /**
     * What came of entering.
     *
     * @param nowMillis when that was
     * @param codes per connection: {@code h} here, {@code n} not a member, {@code f} too many devices
     */
    record Entered(long nowMillis, String codes) {}

    /**
     * One connection that leaves.
     *
     * @param node whose it must be
     * @param user whose
     * @param connection which
     */
    record Leaving(String node, String user, String connection) {}

    /**
     * One connection that is present.
     *
     * @param user whose
     * @param connection which
     * @param value its record, opaque here
     */
    record Present(String user, String connection, byte[] value) {}

    /**
     * Everybody who is present.
     *
     * @param epoch the life of the channel
     * @param version as of when
     * @param users how many users
     * @param present their connections; some, if there are more than was asked for
     */
    record Here(String epoch, long version, long users, List<Present> present) {}

    /**
     * How many users are present.
     *
     * @param epoch the life of the channel
     * @param version as of when
     * @param users how many
     * @param connections how many fields hold them
     */
    record Count(String epoch, long version, long users, long connections) {}

    /**
     * Some connections of a node.
     *
     * @param next where the next part begins; {@code 0}: this was the last
     * @param present user and connection of each; the value is empty
     */
    record Owned(String next, List<Present> present) {

        /** Whether there is no further page. */
        public boolean isLast() {
            return next.equals("0");
        }
    }
}
