package io.github.confab.examples.terminal.chat;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.InboxEvent;
import io.github.confab.chat.model.InboxNotice;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.UserId;
import io.github.confab.examples.terminal.state.Event;
import io.github.confab.examples.terminal.state.Phrase;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** What happens to this user in channels that are not followed: invitations, mentions, new channels. */
final class News {

    private static final Logger log = LoggerFactory.getLogger(News.class);

    private final Session session;
    private final Rosters rosters;

    News(Session session, Rosters rosters) {
        this.session = session;
        this.rosters = rosters;
    }

    Disposable listening() {
        return session.client
                .inbox()
                .feed(StartAt.latest())
                .concatMap(this::notice, 1)
                .subscribe(done -> {}, failure -> session.run(Mono.error(failure)));
    }

    /** Never errors: what cannot be told is only not told. */
    private Mono<Void> notice(InboxEvent event) {
        return told(event).onErrorResume(failure -> {
            log.debug("a notice could not be told", failure);
            return Mono.empty();
        });
    }

    private Mono<Void> told(InboxEvent event) {
        if (event instanceof InboxNotice.Invitation invitation) {
            return tell("invited", invitation.by(), invitation.channel());
        }
        if (event instanceof InboxNotice.Mention mention) {
            // where it can be seen nothing needs to be said
            return session.isShown(mention.channel())
                    ? Mono.empty()
                    : tell("mentioned", mention.by(), mention.channel());
        }
        if (event instanceof InboxNotice.DirectMessage || event instanceof InboxNotice.ChannelAdded) {
            return rosters.refresh();
        }
        return Mono.empty();
    }

    private Mono<Void> tell(String key, UserId by, ChannelId channel) {
        return Mono.zip(session.names.shown(by), session.channel(channel).info().map(info -> info.name()
                        .value()))
                .doOnNext(said -> session.mailbox.post(
                        new Event.Told(List.of(Phrase.of(key, said.getT1(), said.getT2())), false)))
                .then();
    }
}
