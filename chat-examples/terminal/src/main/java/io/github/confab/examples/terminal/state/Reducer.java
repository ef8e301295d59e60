package io.github.confab.examples.terminal.state;

import io.github.confab.chat.model.MessageId;
import java.util.ArrayList;
import java.util.List;

/** Changes the state as an event says. */
public final class Reducer {

    private final AppState state;
    private final LoginKeys loginKeys;
    private final ChatKeys chatKeys;
    private final News news;

    /** A reducer of a state that nobody else changes. */
    public Reducer(AppState state) {
        this.state = state;
        Places places = new Places(state);
        this.loginKeys = new LoginKeys(state);
        this.chatKeys = new ChatKeys(state, places, new Obedience(state, places));
        this.news = new News(state, places);
    }

    /**
     * @param event what happened
     * @return what is to be done
     */
    public List<Effect> on(Event event) {
        List<Effect> effects = new ArrayList<>();
        if (event instanceof Event.Pressed pressed) {
            press(pressed.key(), effects);
        } else if (event instanceof Event.Ticked ticked) {
            state.now = ticked.now();
            markRead(effects);
        } else if (event instanceof Event.Shown shown) {
            chatKeys.shown(shown.log(), effects);
        } else {
            news.tell(event, effects);
        }
        return effects;
    }

    private void press(Key key, List<Effect> effects) {
        switch (key.kind()) {
            case INTERRUPT -> effects.add(new Effect.Quit());
            case REDRAW -> effects.add(new Effect.Redraw());
            default -> {
                if (state.me.isPresent()) {
                    chatKeys.press(key, effects);
                } else {
                    loginKeys.press(key, effects);
                }
            }
        }
    }

    /** Once a second at most, and only what was on the screen. */
    private void markRead(List<Effect> effects) {
        ChannelView view = state.view();
        MessageId newest = view.window.newest();
        if (view != state.home && !view.isReading() && state.downSince.isEmpty() && newest.isAfter(view.marked)) {
            view.marked = newest;
            effects.add(new Effect.MarkRead(view.id(), newest));
        }
    }
}
