package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageTest {

    @Test
    void request_firstAndAfter_are50Items() {
        assertThat(PageRequest.first()).isEqualTo(new PageRequest(50, Optional.empty()));
        assertThat(PageRequest.after("t")).isEqualTo(new PageRequest(50, Optional.of("t")));
        assertThat(PageRequest.after("t").limit(7)).isEqualTo(new PageRequest(7, Optional.of("t")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001, Integer.MAX_VALUE})
    void request_limitOutOfRange_isRefused(int limit) {
        refused("page limit", "must be between 1 and 1000, got: " + limit, () -> PageRequest.first()
                .limit(limit));
    }

    @Test
    void request_tokenThatIsNone_isRefused() {
        refused("page token", "must not be null", () -> PageRequest.after(null));
        refused("page token", "must not be null", () -> new PageRequest(1, null));
        refused("length of the page token", "between 1 and 1024, got: 0", () -> PageRequest.after(""));
        refused("length of the page token", "got: 1025", () -> PageRequest.after("t".repeat(1025)));
    }

    @Test
    void page_items_areCopiedInAndImmutable() {
        List<String> source = new ArrayList<>(List.of("a"));
        Page<String> page = new Page<>(source, Optional.empty());
        source.add("b");
        assertThat(page.items()).containsExactly("a");
        List<String> items = page.items();
        assertThatThrownBy(() -> items.add("c")).isInstanceOf(UnsupportedOperationException.class);
        refused("page token", "must not be null", () -> new Page<>(List.of(), null));
    }
}
