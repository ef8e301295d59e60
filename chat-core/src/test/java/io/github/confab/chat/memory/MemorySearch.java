package io.github.confab.chat.memory;

import io.github.confab.chat.memory.LogEntry.Said;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.SearchPage;
import io.github.confab.chat.model.SearchQuery;
import io.github.confab.chat.model.StreamMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks through a log for messages, newest first. */
final class MemorySearch {

    private static final int MOST = 5000;

    private MemorySearch() {}

    static SearchPage of(MemoryLog log, SearchQuery query) {
        List<LogEntry> entries = log.newestFirst(query.after(), query.scanBefore(), MOST + 1);
        List<StreamMessage> hits = new ArrayList<>();
        Optional<MessageId> reached = Optional.empty();
        int scanned = 0;
        while (scanned < Math.min(entries.size(), MOST) && hits.size() < query.limit()) {
            LogEntry entry = entries.get(scanned++);
            reached = Optional.of(entry.id());
            if (entry instanceof Said said) {
                StreamMessage message = said.message().at(log.now());
                if (query.matches(message)) {
                    hits.add(message);
                }
            }
        }
        return SearchPage.scan(hits, scanned, reached, scanned < entries.size());
    }
}
