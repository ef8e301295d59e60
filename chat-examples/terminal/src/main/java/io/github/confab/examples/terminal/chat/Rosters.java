package io.github.confab.examples.terminal.chat;

import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.Conversation;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Unread;
import io.github.confab.examples.terminal.state.Entry;
import io.github.confab.examples.terminal.state.Event;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The list of channels: this user's own, and public ones besides. */
final class Rosters {

    private static final Logger log = LoggerFactory.getLogger(Rosters.class);
    private static final int MOST_OWN = 100;
    private static final int MOST_OTHERS = 100;
    private static final Duration PERIOD = Duration.ofSeconds(20);

    private final Session session;

    Rosters(Session session) {
        this.session = session;
    }

    /** Now and then: others make channels, and read elsewhere what is unread here. */
    Disposable refreshing() {
        return Flux.interval(Duration.ZERO, PERIOD)
                .onBackpressureDrop()
                .concatMap(tick -> refresh(), 1)
                .subscribe();
    }

    /** Follows channels that are new here, and tells the list. Never errors. */
    Mono<Void> refresh() {
        return mine().flatMap(mine -> others(mine).map(others -> new Event.Roster(mine, others)))
                .doOnNext(roster -> {
                    // first the list: what a feed brings counts for an entry that is there
                    session.mailbox.post(roster);
                    roster.mine().forEach(entry -> session.follow(entry.id(), entry.label()));
                })
                .onErrorResume(failure -> {
                    log.debug("no list of channels", failure);
                    return Mono.empty();
                })
                .then();
    }

    private Mono<List<Entry>> mine() {
        return session.client
                .conversations()
                .list(PageRequest.first().limit(MOST_OWN))
                .flatMapIterable(page -> page.items())
                .concatMap(this::own)
                .collectList();
    }

    private Mono<Entry> own(Conversation conversation) {
        ChannelInfo info = conversation.channel();
        return Mono.justOrEmpty(conversation.peer())
                .flatMap(session.names::username)
                .map(peer -> new Entry(info.id(), peer, true, true, conversation.unread()))
                .defaultIfEmpty(new Entry(info.id(), info.name().value(), false, true, conversation.unread()));
    }

    private Mono<List<Entry>> others(List<Entry> mine) {
        Set<Object> known = mine.stream().map(Entry::id).collect(Collectors.toSet());
        return session.client
                .channels()
                .list(PageRequest.first().limit(MOST_OTHERS))
                .map(page -> page.items().stream()
                        .filter(info -> !known.contains(info.id()))
                        .map(info -> new Entry(info.id(), info.name().value(), false, false, Unread.NOTHING))
                        .toList());
    }
}
