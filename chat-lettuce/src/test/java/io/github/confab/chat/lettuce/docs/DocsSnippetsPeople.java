package io.github.confab.chat.lettuce.docs;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.Moderation;
import io.github.confab.chat.OwnPresence;
import io.github.confab.chat.Presence;
import io.github.confab.chat.model.ChannelPolicy;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.PresentUser;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The code of docs/people.md; {@link SnippetsTest} compares the regions with the page. */
final class DocsSnippetsPeople {

    Mono<?> moderate(Channel channel, UserId bob, UserId eve) {
        // snippet:moderate
        Moderation moderation = channel.moderation();
        Mono<Boolean> moderated = moderation
                .invite(bob) // may join, once
                .then(moderation.mute(eve, Term.of(Duration.ofMinutes(10)))) // reads only
                .then(moderation.ban(eve, Term.forever())) // out, and her subscriptions end in every process
                .then(channel.members().add(bob))
                .then(moderation.assign(bob, Role.MODERATOR));
        // end:moderate
        return moderated;
    }

    Mono<?> mine(ChatClient ada, Channel channel, UserId bob) {
        // snippet:mine
        ChannelPolicy announcements = ChannelPolicy.defaults().post(Role.MODERATOR);
        Mono<?> mine = ada.channels()
                .update(channel.id(), ChannelUpdate.govern(announcements))
                .then(ada.conversations().direct(bob)) // whoever opens it first makes it
                .then(ada.conversations().list(PageRequest.first())); // the most recent activity first
        // end:mine
        return mine;
    }

    Flux<?> present(Channel channel) {
        // snippet:present
        Presence presence = channel.presence();
        Mono<Void> enter = presence.enter(PresenceStatus.busy().saying("reading")); // this client is here now
        Flux<PresenceEvent> watch = presence.watch(); // a Snapshot, then Joined, Updated, Left, ...
        Mono<Page<PresentUser>> list = presence.list(PageRequest.first()); // who is here
        Mono<Long> count = presence.count(); // how many users, at the same price for any number
        Mono<Void> leave = presence.leave(); // gone at once
        // end:present
        return Flux.concat(enter, watch, list, count, leave);
    }

    Flux<?> appear(ChatClient client, UserId ada) {
        // snippet:appear
        OwnPresence mine = client.presence();
        Mono<Integer> appear = mine.appear(PresenceStatus.available()); // in every channel the user is a member of
        Mono<Integer> status = mine.status(PresenceStatus.away()); // wherever this client is
        Mono<Void> invisible = mine.invisible(); // watch without being seen
        Mono<Instant> seen = mine.lastSeen(ada); // also of people who are gone
        // end:appear
        return Flux.concat(appear, status, invisible, seen);
    }
}
