package io.github.confab.chat.lettuce.docs;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Messages;
import io.github.confab.chat.Reactions;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.MessageChanged;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageVersion;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Reaction;
import io.github.confab.chat.model.ReactionSummary;
import io.github.confab.chat.model.SearchQuery;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The code of docs/messages.md; {@link SnippetsTest} compares the regions with the page. */
final class DocsSnippetsMessages {

    void six(Channel channel) {
        // snippet:six
        MessageId lunch = channel.publish(Draft.text("Lunch, @bob?")).block().id(); // Bob is told, wherever he is
        channel.publish(Draft.text("At noon").replyingTo(lunch)).block(); // a thread
        channel.reactions().add(lunch, Reaction.of("\uD83D\uDC4D")).block(); // counted in every reader's view
        channel.messages().edit(lunch, Draft.text("Lunch at one, @bob?")).block(); // versions are kept
        List<StreamMessage> found =
                channel.search(SearchQuery.of("lunch")).block().hits(); // words of any language
        channel.messages().delete(lunch).block(); // keeps its place, says nothing any more
        // end:six
        assert !found.isEmpty();
    }

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

    Flux<?> react(Channel channel, MessageId id, List<MessageId> shown) {
        // snippet:react
        Reactions reactions = channel.reactions();
        Reaction like = Reaction.of("\uD83D\uDC4D"); // or ":party-parrot:"
        Mono<Boolean> given = reactions.add(id, like); // whether that was a change
        Mono<Boolean> now = reactions.toggle(id, like); // whether it is given now
        Mono<Page<UserId>> people = reactions.who(id, like, PageRequest.first());
        Mono<Map<MessageId, Set<Reaction>>> own = reactions.mine(shown); // of up to 200 messages
        Mono<ReactionSummary> counts =
                channel.messages().get(id).map(message -> message.state().reactions());
        // end:react
        return Flux.concat(given, now, people, own, counts);
    }
}
