package io.github.confab.chat.lettuce.docs;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.SearchPage;
import io.github.confab.chat.model.SearchQuery;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The code of docs/messages.md about search; {@link SnippetsTest} compares the regions with the page. */
final class DocsSnippetsSearch {

    Mono<List<StreamMessage>> search(Channel channel, UserId ada, Instant today) {
        // snippet:search
        SearchQuery query = SearchQuery.of("lunch \"at noon\"") // all words, and the phrase as it stands
                .author(ada)
                .since(today.minus(Duration.ofDays(7)))
                .limit(20);
        Mono<SearchPage> first = channel.search(query);
        Flux<SearchPage> pages =
                first.expand(page -> Mono.justOrEmpty(page.next()).flatMap(next -> channel.search(query.page(next))));
        Mono<List<StreamMessage>> newestTwenty =
                pages.flatMapIterable(SearchPage::hits).take(20).collectList();
        // end:search
        return newestTwenty;
    }
}
