package io.github.confab.chat.lettuce.docs;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.Moderation;
import io.github.confab.chat.model.ChannelPolicy;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
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
}
