package io.github.confab.chat.lettuce.docs;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Messages;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.MessageChanged;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageVersion;
import io.github.confab.chat.model.StreamMessage;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The code of docs/messages.md; {@link SnippetsTest} compares the regions with the page. */
final class DocsSnippetsMessages {

    void show(FeedEvent event, Map<MessageId, StreamMessage> shown) {
        // snippet:fold
        if (event instanceof MessageEvent said) {
            shown.put(said.message().id(), said.message());
        } else if (event instanceof MessageChanged change) {
            shown.computeIfPresent(change.target(), (id, message) -> message.with(change));
        }
        // end:fold
    }

    Flux<?> change(Channel channel, MessageId id) {
        // snippet:change
        Messages messages = channel.messages();
        Mono<MessageId> edited = messages.edit(id, Draft.text("hello, everybody"));
        Flux<MessageVersion> versions = messages.versions(id); // the newest first
        Mono<Boolean> deleted = messages.delete(id); // says nothing any more, keeps its place
        Mono<Boolean> erased = messages.erase(id); // its content is gone from Redis, too
        // end:change
        return Flux.concat(edited, versions, deleted, erased);
    }
}
