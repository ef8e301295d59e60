package io.github.confab.examples.terminal.chat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.ProfileUpdate;
import io.github.confab.chat.model.Reaction;
import io.github.confab.chat.model.Unread;
import io.github.confab.chat.model.User;
import io.github.confab.examples.terminal.state.Effect;
import io.github.confab.examples.terminal.state.Entry;
import io.github.confab.examples.terminal.state.Event;
import io.github.confab.examples.terminal.state.Line;
import io.github.confab.examples.terminal.state.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/** The calls behind the commands of somebody who is logged in. */
final class Calls {

    private static final int HISTORY = 100;
    private static final int PAGE = 200;
    private static final int LISTED = 30;
    private static final int SHOWN = 100;

    private final Session session;

    Calls(Session session) {
        this.session = session;
    }

    void perform(Effect effect) {
        if (effect instanceof Effect.Publish publish) {
            session.publish(publish);
        } else if (effect instanceof Effect.TypingNow typing) {
            quietly(session.channel(typing.channel()).typing().started());
        } else if (effect instanceof Effect.MarkRead read) {
            quietly(session.channel(read.channel()).readMarks().mark(read.upTo()));
        } else if (effect instanceof Effect.Watch watch) {
            session.watch(watch.channel());
        } else if (effect instanceof Effect.LoadHistory load) {
            history(load);
        } else if (effect instanceof Effect.LoadOlder load) {
            HistoryQuery query = HistoryQuery.before(load.before()).limit(PAGE);
            page(load.channel(), query, (lines, more) -> new Event.OlderLoaded(load.channel(), lines, more));
        } else if (effect instanceof Effect.LoadNewer load) {
            HistoryQuery query = HistoryQuery.after(load.after()).limit(PAGE);
            page(load.channel(), query, (lines, more) -> new Event.NewerLoaded(load.channel(), lines, more));
        } else {
            session.run(Mono.defer(() -> command(effect)));
        }
    }

    private Mono<?> command(Effect effect) {
        if (effect instanceof Effect.Join join) {
            return join.name().startsWith("@") ? direct(join.name().substring(1), "") : join(join.name());
        }
        if (effect instanceof Effect.Direct direct) {
            return direct(direct.user(), direct.text());
        }
        if (effect instanceof Effect.React react) {
            Reaction reaction = Reaction.of(react.reaction());
            return session.channel(react.channel()).reactions().toggle(react.message(), reaction);
        }
        if (effect instanceof Effect.Search search) {
            return new Finds(session).search(search);
        }
        if (effect instanceof Effect.Edit edit) {
            return session.channel(edit.channel()).messages().edit(edit.message(), Draft.text(edit.text()));
        }
        if (effect instanceof Effect.Delete delete) {
            return session.channel(delete.channel()).messages().delete(delete.message());
        }
        if (effect instanceof Effect.Leave leave) {
            return leave(leave.channel().id(), leave.channel().label());
        }
        if (effect instanceof Effect.ListChannels) {
            return channels();
        }
        if (effect instanceof Effect.Who who) {
            return who(who.channel());
        }
        if (effect instanceof Effect.Topic topic) {
            return topic(topic);
        }
        if (effect instanceof Effect.Invite invite) {
            return user(invite.user())
                    .flatMap(user ->
                            session.channel(invite.channel()).moderation().invite(user.id()))
                    .doOnNext(fresh -> tell(Phrase.of(fresh ? "invite.done" : "invite.known", invite.user())));
        }
        if (effect instanceof Effect.Nick nick) {
            return session.client
                    .account()
                    .update(ProfileUpdate.none().displayName(nick.name()))
                    .doOnNext(profile -> session.names.forget(profile.user().id()))
                    .doOnNext(profile -> tell(Phrase.of("nick.done", nick.name())));
        }
        return Mono.empty();
    }

    private Mono<?> join(String name) {
        return session.client.channels().open(name).flatMap(channel -> channel.info()
                .map(info -> new Entry(channel.id(), info.name().value(), false, true, Unread.NOTHING))
                .flatMap(entry -> enter(channel, entry, Optional.empty())));
    }

    private Mono<?> direct(String name, String text) {
        return user(name).filter(this::isAnother).flatMap(user -> session.client
                .conversations()
                .direct(user.id())
                .flatMap(channel -> enter(
                        channel,
                        new Entry(channel.id(), user.username(), true, true, Unread.NOTHING),
                        Optional.of(text).filter(said -> !said.isBlank()))));
    }

    private boolean isAnother(User user) {
        boolean self = user.id().equals(session.client.user().id());
        if (self) {
            tell(Phrase.of("user.self"));
        }
        return !self;
    }

    private Mono<Void> enter(Channel channel, Entry entry, Optional<String> say) {
        session.follow(channel.id(), entry.label());
        session.mailbox.post(new Event.Opened(entry, say));
        return channel.presence().enter(PresenceStatus.available());
    }

    private Mono<?> leave(ChannelId id, String label) {
        return session.channel(id).members().leave().doOnNext(left -> {
            session.unfollow(id);
            session.mailbox.post(new Event.Gone(id, Phrase.of("gone.left", label)));
        });
    }

    private Mono<?> channels() {
        return session.client.channels().list(PageRequest.first().limit(LISTED)).doOnNext(page -> {
            List<Phrase> phrases = new ArrayList<>();
            phrases.add(Phrase.of(page.items().isEmpty() ? "channels.none" : "channels.title"));
            page.items()
                    .forEach(info -> phrases.add(
                            Phrase.of("channels.line", "#" + info.name().value(), info.description())));
            page.next().ifPresent(more -> phrases.add(Phrase.of("channels.more")));
            session.mailbox.post(new Event.Told(phrases, false));
        });
    }

    private Mono<?> who(ChannelId id) {
        return session.channel(id)
                .presence()
                .list(PageRequest.first().limit(SHOWN))
                .flatMapIterable(page -> page.items())
                .concatMap(present -> session.names.shown(present.user()))
                .distinct()
                .collectSortedList()
                .doOnNext(names -> tell(Phrase.of("who.title", String.join(", ", names))));
    }

    private Mono<?> topic(Effect.Topic topic) {
        Mono<?> set = topic.text().isEmpty()
                ? Mono.empty()
                : session.client.channels().update(topic.channel(), ChannelUpdate.describe(topic.text()));
        return set.then(session.channel(topic.channel()).info()).doOnNext(info -> {
            String name = "#" + info.name().value();
            tell(
                    info.description().isEmpty()
                            ? Phrase.of("topic.none", name)
                            : Phrase.of("topic.is", name, info.description()));
        });
    }

    private void history(Effect.LoadHistory load) {
        int limit = (int) Math.max(HISTORY, Math.min(HistoryQuery.MAX_LIMIT, load.atLeast() + 1));
        session.run(
                session.followed(load.channel())
                        .flatMap(ready ->
                                lines(load.channel(), HistoryQuery.latest().limit(limit)))
                        .doOnNext(lines -> session.mailbox.post(
                                new Event.HistoryLoaded(load.channel(), lines, lines.size() >= limit))),
                failure -> failedToLoad(load.channel(), failure));
    }

    private void page(ChannelId channel, HistoryQuery query, BiFunction<List<Line.Said>, Boolean, Event> event) {
        session.run(
                lines(channel, query)
                        .doOnNext(lines -> session.mailbox.post(event.apply(lines, lines.size() >= query.limit()))),
                failure -> failedToLoad(channel, failure));
    }

    /** The view may ask again, and the reason is told. */
    private Phrase failedToLoad(ChannelId channel, Throwable failure) {
        session.mailbox.post(new Event.LoadFailed(channel));
        return session.reasons.of(failure);
    }

    private Mono<List<Line.Said>> lines(ChannelId channel, HistoryQuery query) {
        return Mono.defer(() -> session.channel(channel)
                .history(query)
                .concatMap(session.lines::said)
                .collectList());
    }

    /** Emits a user; tells if there is none. */
    private Mono<User> user(String name) {
        return Mono.defer(() -> session.chat.users().find(name))
                .onErrorResume(InvalidArgumentException.class, noName -> Mono.empty())
                .switchIfEmpty(Mono.fromRunnable(
                        () -> session.mailbox.post(new Event.Told(List.of(Phrase.of("user.none", name)), true))));
    }

    private void tell(Phrase phrase) {
        session.mailbox.post(new Event.Told(List.of(phrase), false));
    }

    /** What nobody misses if it fails. */
    private void quietly(Mono<Void> call) {
        session.run(call.onErrorComplete());
    }
}
