package io.github.confab.examples.terminal.chat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.SearchPage;
import io.github.confab.chat.model.SearchQuery;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.examples.terminal.state.Effect;
import io.github.confab.examples.terminal.state.Event;
import io.github.confab.examples.terminal.state.Phrase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks for messages, as far back as a few pages reach. */
final class Finds {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int MOST_HITS = 20;
    private static final int MOST_PAGES = 10;
    private static final int LONGEST = 200;

    private final Session session;

    Finds(Session session) {
        this.session = session;
    }

    Mono<?> search(Effect.Search search) {
        Channel channel = session.channel(search.channel());
        SearchQuery query = SearchQuery.of(search.words()).limit(MOST_HITS);
        return channel.search(query)
                .expand(page -> Mono.justOrEmpty(page.next()).flatMap(next -> channel.search(query.page(next))))
                .take(MOST_PAGES)
                .scan(new Found(List.of(), 0, true), Found::and)
                .skip(1)
                .takeUntil(found -> found.hits().size() >= MOST_HITS)
                .last()
                .flatMap(found -> phrases(search.words(), found))
                .doOnNext(phrases -> session.mailbox.post(new Event.Told(phrases, false)));
    }

    /** What was found so far, the newest first. */
    private record Found(List<StreamMessage> hits, long scanned, boolean more) {
        Found and(SearchPage page) {
            List<StreamMessage> all = new ArrayList<>(hits);
            all.addAll(page.hits());
            return new Found(all, scanned + page.scanned(), page.next().isPresent());
        }
    }

    private Mono<List<Phrase>> phrases(String words, Found found) {
        List<StreamMessage> hits = new ArrayList<>(found.hits());
        Collections.reverse(hits);
        return Flux.fromIterable(hits)
                .concatMap(message -> session.names.shown(message.author()).map(author -> hit(message, author)))
                .collectList()
                .map(lines -> {
                    List<Phrase> phrases = new ArrayList<>();
                    phrases.add(
                            lines.isEmpty()
                                    ? Phrase.of("search.none", words)
                                    : Phrase.of("search.title", words, String.valueOf(lines.size())));
                    phrases.addAll(lines);
                    if (found.more()) {
                        phrases.add(Phrase.of("search.more", String.valueOf(found.scanned())));
                    }
                    return phrases;
                });
    }

    private static Phrase hit(StreamMessage message, String author) {
        String text = message.text();
        String beginning =
                text.substring(0, text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length()))));
        String time = TIME.format(message.timestamp().atZone(ZoneId.systemDefault()));
        return Phrase.of("search.hit", time, author, beginning);
    }
}
