package io.github.confab.examples.terminal.state;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Unread;
import java.util.List;
import java.util.Optional;

/** Going from one channel to another, and saying something there. */
final class Places {

    private final AppState state;
    private long sent;

    Places(AppState state) {
        this.state = state;
    }

    /** Shows a channel of this user, and reads its history the first time. */
    void show(ChannelId channel, List<Effect> effects) {
        if (state.current.filter(channel::equals).isEmpty()) {
            leaveCurrent();
        }
        state.current = Optional.of(channel);
        ChannelView view = state.views.computeIfAbsent(channel, ChannelView::new);
        long unread = state.entry(channel).map(entry -> entry.unread().count()).orElse(0L);
        if (view.historyAsked) {
            view.markUnread(unread);
        } else {
            view.historyAsked = true;
            view.loading = true;
            effects.add(new Effect.LoadHistory(channel, unread));
        }
        effects.add(new Effect.Watch(channel));
    }

    /** What was read is unread no more. */
    private void leaveCurrent() {
        ChannelView view = state.view();
        view.firstUnread = Optional.empty();
        view.typing = List.of();
        state.current.flatMap(state::entry).ifPresent(entry -> state.replace(entry.withUnread(Unread.NOTHING)));
    }

    /** Shows another of this user's channels. */
    void step(int by, List<Effect> effects) {
        int channels = state.mine.size();
        if (channels > 0) {
            int now =
                    state.current.flatMap(state::entry).map(state.mine::indexOf).orElse(by > 0 ? -1 : 0);
            show(state.mine.get(Math.floorMod(now + by, channels)).id(), effects);
        }
    }

    /** Shows the channel of a number in the list, from 1; one that is not this user's is joined. */
    void number(int number, List<Effect> effects) {
        List<Entry> all = state.channels();
        if (number >= 1 && number <= all.size()) {
            Entry entry = all.get(number - 1);
            if (entry.member()) {
                show(entry.id(), effects);
            } else {
                effects.add(new Effect.Join(entry.name()));
            }
        }
    }

    void say(ChannelId channel, String text, List<Effect> effects) {
        say(channel, text, Optional.empty(), effects);
    }

    void say(ChannelId channel, String text, Optional<MessageId> answered, List<Effect> effects) {
        ChannelView view = state.views.computeIfAbsent(channel, ChannelView::new);
        long no = ++sent;
        view.pendings.add(new Line.Pending(no, state.now, text, Optional.empty(), Optional.empty()));
        view.firstUnread = Optional.empty();
        newest(view, effects);
        effects.add(new Effect.Publish(channel, no, text, answered));
    }

    /** Goes on reading at the newest lines, which may have to be read again. */
    void newest(ChannelView view, List<Effect> effects) {
        view.follow();
        if (view.window.newerExist()) {
            view.window.clear();
            view.loading = true;
            effects.add(new Effect.LoadHistory(view.id(), 0));
        }
    }

    void older(ChannelView view, List<Effect> effects) {
        if (view != state.home && !view.loading && view.window.olderExist()) {
            view.window.oldest().ifPresent(oldest -> {
                view.loading = true;
                effects.add(new Effect.LoadOlder(view.id(), oldest));
            });
        }
    }

    void newer(ChannelView view, List<Effect> effects) {
        if (!view.loading && view.window.newerExist()) {
            view.loading = true;
            effects.add(new Effect.LoadNewer(view.id(), view.window.newest()));
        }
    }
}
