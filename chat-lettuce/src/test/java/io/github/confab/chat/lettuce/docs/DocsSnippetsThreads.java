package io.github.confab.chat.lettuce.docs;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.ThreadSummary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The code of docs/messages.md on threads and pins; {@link SnippetsTest} compares the regions with the page. */
final class DocsSnippetsThreads {

    Flux<?> reply(Channel channel, MessageId id) {
        // snippet:reply
        Mono<Receipt> replied = channel.publish(Draft.text("I do").replyingTo(id));
        Mono<ThreadSummary> thread =
                channel.messages().get(id).map(root -> root.state().thread());
        Flux<StreamMessage> replies = channel.threads().replies(id, HistoryQuery.latest());
        Mono<Long> unread = channel.threads().unread(id);
        // end:reply
        return Flux.concat(replied, thread, replies, unread);
    }

    Flux<?> pin(Channel channel, MessageId id) {
        // snippet:pin
        Mono<Boolean> pinned = channel.pins().pin(id);
        Flux<StreamMessage> all = channel.pins().list(); // the newest message first, whenever it was pinned
        // end:pin
        return Flux.concat(pinned, all);
    }
}
