package io.github.confab.chat.lettuce.docs;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.UserContent;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.ScheduledMessage;
import io.github.confab.chat.model.UserId;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The code of docs/messages.md; {@link SnippetsTest} compares the regions with the page. */
final class DocsSnippetsSchedule {

    private DocsSnippetsSchedule() {}

    static Mono<Boolean> schedule(Channel channel, Instant tomorrow) {
        // snippet:schedule
        Mono<ScheduledMessage> kept = channel.schedule().at(tomorrow, Draft.text("happy birthday!"));
        Mono<Page<ScheduledMessage>> mine = channel.schedule().list(PageRequest.first()); // waiting, or refused
        Mono<Boolean> cancelled = kept.flatMap(message -> channel.schedule().cancel(message.id()));
        // end:schedule
        return mine.then(cancelled);
    }

    static Mono<Boolean> forget(Chat chat, UserId user) {
        // snippet:forget
        UserContent content = chat.users().admin().content();
        Flux<String> lines = content.export(user); // NDJSON: one object per line
        Mono<Boolean> forgotten = content.erase(user) // every message they wrote; again, if it fails
                .then(chat.users().admin().erase(user)); // then the account
        // end:forget
        return lines.then(forgotten);
    }
}
