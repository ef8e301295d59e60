package io.github.confab.examples.terminal.state;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What comes from the chat. */
final class News {

    private final AppState state;
    private final Places places;

    News(AppState state, Places places) {
        this.state = state;
        this.places = places;
    }

    void tell(Event event, List<Effect> effects) {
        if (event instanceof Event.Arrived arrived) {
            arrived(arrived.channel(), arrived.line());
        } else if (event instanceof Event.LoggedIn in) {
            loggedIn(in);
        } else if (event instanceof Event.LoginFailed failed) {
            state.login.failed(failed.why());
        } else if (event instanceof Event.LoggedOut out) {
            loggedOut(out.why());
        } else if (event instanceof Event.Told told) {
            told.phrases().forEach(phrase -> state.note(phrase, told.problem()));
        } else if (event instanceof Event.LinkDown down) {
            state.downSince = state.downSince.or(() -> Optional.of(down.since()));
        } else if (event instanceof Event.LinkUp up) {
            state.downSince = Optional.empty();
            up.channel().ifPresent(channel -> view(channel).head = up.head());
            // what could not be read meanwhile
            state.current
                    .filter(channel -> !view(channel).historyAsked)
                    .ifPresent(channel -> places.show(channel, effects));
        } else {
            ofChannels(event, effects);
        }
    }

    private void ofChannels(Event event, List<Effect> effects) {
        if (event instanceof Event.Roster roster) {
            roster(roster);
            if (state.current.isEmpty() && !state.mine.isEmpty()) {
                places.show(state.mine.get(0).id(), effects);
            }
        } else if (event instanceof Event.Opened opened) {
            opened(opened, effects);
        } else if (event instanceof Event.Gone gone) {
            gone(gone, effects);
        } else if (event instanceof Event.HistoryLoaded loaded) {
            historyLoaded(loaded);
        } else if (event instanceof Event.OlderLoaded loaded) {
            view(loaded.channel()).loading = false;
            view(loaded.channel()).window.prepend(loaded.lines(), loaded.more());
        } else if (event instanceof Event.NewerLoaded loaded) {
            view(loaded.channel()).loading = false;
            view(loaded.channel()).window.extend(loaded.lines(), loaded.more());
        } else if (event instanceof Event.LoadFailed failed) {
            ChannelView view = view(failed.channel());
            view.loading = false;
            view.historyAsked = view.window.oldest().isPresent();
        } else {
            inChannel(event);
        }
    }

    private void inChannel(Event event) {
        if (event instanceof Event.Changed changed) {
            view(changed.channel())
                    .window
                    .change(
                            changed.change().target(),
                            line -> line instanceof Line.Said said
                                    ? said.as(said.message().with(changed.change()))
                                    : line);
            view(changed.channel()).window.pass(changed.change().id());
        } else if (event instanceof Event.Rewound rewound) {
            view(rewound.channel()).window.rewind(rewound.fork());
            view(rewound.channel()).arrived(rewound.line());
        } else if (event instanceof Event.CaughtUp caughtUp) {
            view(caughtUp.channel()).caughtUp = true;
        } else if (event instanceof Event.Present present) {
            view(present.channel()).online = present.count();
            present.names().forEach(state::heardOf);
        } else if (event instanceof Event.Typing typing) {
            view(typing.channel()).typing = typing.names();
        } else if (event instanceof Event.Sent sent) {
            settle(
                    sent.channel(),
                    sent.no(),
                    pending -> new Line.Pending(
                            pending.no(), pending.at(), pending.text(), Optional.of(sent.id()), Optional.empty()));
        } else if (event instanceof Event.NotSent failed) {
            if (failed.forGood()) {
                giveUp(failed);
            } else {
                settle(
                        failed.channel(),
                        failed.no(),
                        pending -> new Line.Pending(
                                pending.no(), pending.at(), pending.text(), pending.id(), Optional.of(failed.why())));
            }
        }
    }

    private void arrived(ChannelId channel, Line line) {
        ChannelView view = view(channel);
        boolean fresh = view.arrived(line);
        if (line instanceof Line.Said said) {
            state.heardOf(said.message().author().username());
            boolean away = state.current.filter(channel::equals).isEmpty();
            if (fresh && away && !said.mine()) {
                count(channel, said.mentionsMe());
            }
        }
    }

    private void count(ChannelId channel, boolean mention) {
        state.entry(channel).ifPresent(entry -> {
            Unread unread = entry.unread();
            state.replace(entry.withUnread(new Unread(unread.count() + 1, unread.mentions() + (mention ? 1 : 0))));
        });
    }

    private void loggedIn(Event.LoggedIn in) {
        state.login.wipe();
        state.me = Optional.of(in.name());
        state.note(Phrase.of("welcome", in.name()), false);
        state.note(Phrase.of("welcome.hint"), false);
    }

    private void loggedOut(Optional<Phrase> why) {
        // each feed of a session that has ended says so
        state.me.ifPresent(name -> {
            state.forgetSession(name);
            why.ifPresent(state.login::failed);
        });
    }

    /** Counts of what is shown here are our own; the server may not know yet that it was read. */
    private void roster(Event.Roster roster) {
        List<Entry> mine = new ArrayList<>();
        for (Entry old : state.mine) {
            roster.mine().stream()
                    .filter(entry -> entry.id().equals(old.id()))
                    .findFirst()
                    .ifPresent(entry -> mine.add(isCurrent(entry.id()) ? entry.withUnread(Unread.NOTHING) : entry));
        }
        roster.mine().stream()
                .filter(entry -> mine.stream().noneMatch(known -> known.id().equals(entry.id())))
                .forEach(mine::add);
        state.current
                .flatMap(state::entry)
                .filter(entry -> mine.stream().noneMatch(known -> known.id().equals(entry.id())))
                .ifPresent(mine::add);
        state.mine = mine;
        state.others = new ArrayList<>(roster.others());
        mine.stream().filter(Entry::direct).forEach(entry -> state.heardOf(entry.name()));
    }

    private void opened(Event.Opened opened, List<Effect> effects) {
        Entry entry = opened.channel();
        if (state.mine.stream().noneMatch(known -> known.id().equals(entry.id()))) {
            state.mine.add(entry);
        }
        state.others.removeIf(other -> other.id().equals(entry.id()));
        places.show(entry.id(), effects);
        opened.say().ifPresent(text -> places.say(entry.id(), text, effects));
    }

    private void gone(Event.Gone gone, List<Effect> effects) {
        boolean shown = isCurrent(gone.channel());
        state.mine.removeIf(entry -> entry.id().equals(gone.channel()));
        state.views.remove(gone.channel());
        if (shown) {
            state.current = Optional.empty();
            places.step(1, effects);
        }
        state.note(gone.why(), false);
    }

    private void historyLoaded(Event.HistoryLoaded loaded) {
        ChannelView view = view(loaded.channel());
        view.loading = false;
        view.window.prepend(loaded.lines(), loaded.more());
        loaded.lines().forEach(said -> state.heardOf(said.message().author().username()));
        long unread = state.entry(loaded.channel())
                .map(entry -> entry.unread().count())
                .orElse(0L);
        view.markUnread(unread);
        if (isCurrent(loaded.channel())) {
            state.entry(loaded.channel()).ifPresent(entry -> state.replace(entry.withUnread(Unread.NOTHING)));
        }
    }

    private void giveUp(Event.NotSent failed) {
        ChannelView view = view(failed.channel());
        view.pendings.removeIf(pending -> {
            boolean is = pending.no() == failed.no();
            if (is) {
                view.arrived(new Line.Note(state.now, Phrase.of("notSent.text", pending.text()), true));
                view.arrived(new Line.Note(state.now, failed.why(), true));
            }
            return is;
        });
    }

    private void settle(ChannelId channel, long no, UnaryOperator<Line.Pending> change) {
        ChannelView view = view(channel);
        view.pendings.stream()
                .filter(pending -> pending.no() == no)
                .findFirst()
                .ifPresent(pending -> view.change(no, change.apply(pending)));
    }

    private boolean isCurrent(ChannelId channel) {
        return state.current.filter(channel::equals).isPresent();
    }

    private ChannelView view(ChannelId channel) {
        return state.views.computeIfAbsent(channel, ChannelView::new);
    }
}
