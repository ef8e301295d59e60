package io.github.confab.examples.terminal.state;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.examples.terminal.command.Completion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys in the chat. */
final class ChatKeys {

    private static final long TYPING_SECONDS = 2;

    private final AppState state;
    private final Places places;
    private final Obedience obedience;
    private Optional<Completion> completion = Optional.empty();
    private int choice;
    private Instant toldTyping = Instant.MIN;

    ChatKeys(AppState state, Places places, Obedience obedience) {
        this.state = state;
        this.places = places;
        this.obedience = obedience;
    }

    void press(Key key, List<Effect> effects) {
        if (key.kind() == Key.Kind.TAB || key.kind() == Key.Kind.BACK_TAB) {
            complete(key.kind() == Key.Kind.TAB ? 1 : -1);
            return;
        }
        completion = Optional.empty();
        switch (key.kind()) {
            case ENTER -> obedience.entered(state.input.enter(), effects);
            case END_OF_INPUT -> endOfInput(effects);
            case PAGE_UP -> pageUp(effects);
            case PAGE_DOWN -> pageDown(effects);
            case TO_OLDEST -> toOldest(effects);
            case TO_NEWEST, ESCAPE -> places.newest(state.view(), effects);
            case SELECT_UP -> Choice.move(state.view(), state.drawn, -1);
            case SELECT_DOWN -> Choice.move(state.view(), state.drawn, 1);
            case NEXT_CHANNEL -> places.step(1, effects);
            case PREVIOUS_CHANNEL -> places.step(-1, effects);
            case CHANNEL_NUMBER -> places.number(Integer.parseInt(key.text()), effects);
            default -> edit(key, effects);
        }
    }

    /** Reads on at an edge of what is held. */
    void shown(Drawn drawn, List<Effect> effects) {
        state.drawn = drawn;
        ChannelView view = state.view();
        if (view.isReading() && drawn.atNewest()) {
            if (view.window.newerExist()) {
                places.newer(view, effects);
            } else {
                view.follow();
            }
        }
        if (view.isReading() && drawn.atOldest()) {
            places.older(view, effects);
        }
    }

    private void edit(Key key, List<Effect> effects) {
        InputLine input = state.input;
        switch (key.kind()) {
            case TEXT, PASTE -> {
                input.insert(key.text());
                tellTyping(effects);
            }
            case BACKSPACE -> input.backspace();
            case DELETE -> input.delete();
            case DELETE_WORD -> input.deleteWord();
            case DELETE_TO_START -> input.deleteToStart();
            case DELETE_TO_END -> input.deleteToEnd();
            case LEFT -> input.left();
            case RIGHT -> input.right();
            case WORD_LEFT -> input.wordLeft();
            case WORD_RIGHT -> input.wordRight();
            case HOME -> input.home();
            case END -> input.end();
            case UP -> input.recallOlder();
            case DOWN -> input.recallNewer();
            default -> {
                // the other keys mean nothing here
            }
        }
    }

    private void endOfInput(List<Effect> effects) {
        if (state.input.isEmpty()) {
            effects.add(new Effect.Quit());
        } else {
            state.input.delete();
        }
    }

    private void tellTyping(List<Effect> effects) {
        Optional<ChannelId> channel = state.current;
        boolean command = state.input.text().startsWith("/");
        if (channel.isPresent() && !command && state.now.isAfter(toldTyping.plusSeconds(TYPING_SECONDS))) {
            toldTyping = state.now;
            effects.add(new Effect.TypingNow(channel.get()));
        }
    }

    private void pageUp(List<Effect> effects) {
        ChannelView view = state.view();
        Drawn drawn = state.drawn;
        if (drawn.atOldest()) {
            places.older(view, effects);
        }
        if (!drawn.atOldest() || view.window.olderExist()) {
            view.anchor = Optional.of(new Anchor(drawn.top().line(), drawn.top().row(), false));
        }
    }

    private void pageDown(List<Effect> effects) {
        ChannelView view = state.view();
        if (view.isReading()) {
            Anchor bottom = state.drawn.bottom();
            view.anchor = Optional.of(new Anchor(bottom.line(), bottom.row(), true));
            if (state.drawn.atNewest()) {
                places.newer(view, effects);
            }
        }
    }

    private void toOldest(List<Effect> effects) {
        ChannelView view = state.view();
        view.anchor = Optional.of(new Anchor(view.window.first(), 0, true));
        places.older(view, effects);
    }

    private void complete(int by) {
        InputLine input = state.input;
        if (completion.isEmpty()) {
            List<String> channels = state.channels().stream()
                    .filter(entry -> !entry.direct())
                    .map(Entry::name)
                    .toList();
            completion = Optional.of(
                    Completion.of(input.text().substring(0, input.cursor()), channels, List.copyOf(state.names)));
            choice = by > 0 ? -1 : 0;
        }
        List<String> choices = completion.get().choices();
        if (!choices.isEmpty()) {
            choice = Math.floorMod(choice + by, choices.size());
            input.replace(completion.get().from(), input.cursor(), choices.get(choice));
        }
    }
}
