package io.github.confab.chat;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Unread;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** What a user has not read, over many channels. Safe for use by many threads. */
public interface UnreadCounts {

    /**
     * What this user has not read in each of these channels, as {@link ReadMarks#unread()} counts it. The channels are
     * read one by one, so the numbers are not of one moment.
     *
     * @param channels up to 1 000 channels
     * @return a Mono that
     *     <ul>
     *       <li>emits an entry per channel, then completes; channels that do not exist, or that this user may not read,
     *           are left out;
     *       <li>errors with {@link io.github.confab.chat.error.UnavailableException} if the store does not answer, with
     *           {@link io.github.confab.chat.error.ClientClosedException} after the client was closed;
     *       <li>on cancel drops the answer.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if a channel is null or there are more than 1 000
     */
    Mono<Map<ChannelId, Unread>> of(Collection<ChannelId> channels);
}
