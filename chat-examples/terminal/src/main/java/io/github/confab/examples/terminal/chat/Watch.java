package io.github.confab.examples.terminal.chat;

import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresentUser;
import io.github.confab.chat.model.UserId;
import io.github.confab.examples.terminal.state.Event;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who is in the channel that is shown, and who types there. */
final class Watch implements Disposable {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final int MOST_NAMES = 200;

    private final ChatClient client;
    private final Names names;
    private final Mailbox mailbox;
    private final Disposable.Swap watching = Disposables.swap();
    private volatile Optional<ChannelId> channel = Optional.empty();

    Watch(ChatClient client, Names names, Mailbox mailbox) {
        this.client = client;
        this.names = names;
        this.mailbox = mailbox;
    }

    Optional<ChannelId> channel() {
        return channel;
    }

    void show(ChannelId id) {
        channel = Optional.of(id);
        Flux<Event> present = client.channel(id)
                .presence()
                .watch()
                .scan(Set.<UserId>of(), Watch::after)
                .skip(1)
                // only the newest counts, and a crowd may come all at once
                .onBackpressureLatest()
                .concatMap(users -> present(id, users), 1);
        Flux<Event> typing = client.channel(id)
                .typing()
                .watch()
                .onBackpressureLatest()
                .concatMap(
                        users -> shown(users).map(list ->
                                (Event) new Event.Typing(id, list.stream().toList())),
                        1);
        watching.update(Flux.merge(quietly(present), quietly(typing)).subscribe(mailbox::post));
    }

    @Override
    public void dispose() {
        watching.dispose();
    }

    private static Set<UserId> after(Set<UserId> before, PresenceEvent event) {
        Set<UserId> users = new HashSet<>(before);
        if (event instanceof PresenceEvent.Snapshot snapshot) {
            users.clear();
            snapshot.users().stream().map(PresentUser::user).forEach(users::add);
        } else if (event instanceof PresenceEvent.Joined joined) {
            users.add(joined.user().user());
        } else if (event instanceof PresenceEvent.Left left) {
            users.remove(left.user());
        }
        return users;
    }

    private Mono<Event> present(ChannelId id, Set<UserId> users) {
        return Flux.fromIterable(users)
                .take(MOST_NAMES)
                .concatMap(names::username)
                .collectList()
                .map(list -> new Event.Present(id, new LinkedHashSet<>(list), users.size()));
    }

    private Mono<Set<String>> shown(Set<UserId> users) {
        return Flux.fromIterable(users).concatMap(names::shown).collectList().map(LinkedHashSet::new);
    }

    /** The feed tells what is wrong with a channel; this only shows less. */
    private static Flux<Event> quietly(Flux<Event> events) {
        return events.onErrorResume(failure -> {
            log.debug("watching ended", failure);
            return Flux.empty();
        });
    }
}
