package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import java.util.List;
import reactor.core.publisher.Mono;

/** Finds where a history that was rewritten forked off the one a reader was given. */
final class ForkSearch {

    private final Reads reads;
    private final ChannelId channel;
    private final String epoch;
    private final List<Entry> given;

    /**
     * @param epoch the life of the history
     * @param given what the reader was given, newest first, without holes
     */
    ForkSearch(Reads reads, ChannelId channel, String epoch, List<Entry> given) {
        this.reads = reads;
        this.channel = channel;
        this.epoch = epoch;
        this.given = given;
    }

    /** Emits the index in {@code given} of the newest entry that still stands; {@code given.size()} if none does. */
    Mono<Integer> newestStanding() {
        return standingFrom(0);
    }

    private Mono<Integer> standingFrom(int index) {
        if (index == given.size()) {
            return Mono.just(index);
        }
        MessageId id = given.get(index).id();
        return reads.below(channel, id).flatMap(page -> {
            Entry below = page.below();
            if (below == null || !epoch.equals(page.epoch())) {
                return Mono.just(given.size());
            }
            return below.isSame(given.get(index)) ? Mono.just(index) : standingFrom(nextAtOrBelow(below, index + 1));
        });
    }

    /** Whatever lies between the newest entry below and the one that was asked for has gone with it. */
    private int nextAtOrBelow(Entry below, int from) {
        int next = from;
        while (next < given.size() && given.get(next).id().isAfter(below.id())) {
            next++;
        }
        return next;
    }
}
