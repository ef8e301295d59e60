package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SearchPageTest {

    private static final MessageId FIVE = new MessageId(5, 5);

    @Test
    void scan_more_hasATokenForTheNextPage() {
        SearchPage page = SearchPage.scan(List.of(), 7, Optional.of(FIVE), true);
        assertThat(page.method()).isEqualTo(SearchPage.Method.SCAN);
        assertThat(page.reached()).contains(FIVE);
        assertThat(SearchQuery.of("tea").page(page.next().orElseThrow()).scanBefore())
                .isEqualTo(FIVE);
    }

    @Test
    void scan_toTheEnd_hasNone() {
        assertThat(SearchPage.scan(List.of(), 7, Optional.of(FIVE), false).next())
                .isEmpty();
        assertThat(SearchPage.scan(List.of(), 0, Optional.empty(), true).next())
                .as("without a place there is none to go on from")
                .isEmpty();
    }

    @Test
    void of_list_isCopied() {
        List<StreamMessage> hits = new ArrayList<>();
        SearchPage page = SearchPage.scan(hits, 0, Optional.empty(), false);
        hits.add(null);
        assertThat(page.hits()).isEmpty();
    }

    @Test
    void nothing_isRefused() {
        refused("search hits", "must not be null", () -> SearchPage.scan(null, 0, Optional.empty(), false));
        refused("scanned entries", "must be at least 0", () -> SearchPage.scan(List.of(), -1, Optional.empty(), false));
    }
}
