package io.github.confab.chat.memory;

import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** Cuts a sorted map into pages; the token of a page is its last key. */
final class Pages {

    private Pages() {}

    static <T> Page<T> of(NavigableMap<String, T> all, PageRequest page) {
        NavigableMap<String, T> rest =
                page.token().map(last -> all.tailMap(last, false)).orElse(all);
        List<T> items = new ArrayList<>();
        String last = "";
        for (Map.Entry<String, T> entry : rest.entrySet()) {
            if (items.size() == page.limit()) {
                return new Page<>(items, Optional.of(last));
            }
            items.add(entry.getValue());
            last = entry.getKey();
        }
        return new Page<>(items, Optional.empty());
    }
}
