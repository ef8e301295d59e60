package io.github.confab.examples.terminal.state;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.examples.terminal.command.Commands;
import io.github.confab.examples.terminal.command.Typed;
import io.github.confab.examples.terminal.command.Verb;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does what was entered. */
final class Obedience {

    private final AppState state;
    private final Places places;
    private boolean warned;

    Obedience(AppState state, Places places) {
        this.state = state;
        this.places = places;
    }

    void entered(String line, List<Effect> effects) {
        Typed typed = Commands.read(line);
        if (typed instanceof Typed.Text said) {
            say(said.text(), line, effects);
        } else if (typed instanceof Typed.Command command) {
            obey(command, effects);
        } else if (typed instanceof Typed.Incomplete incomplete) {
            state.note(Phrase.of("help." + incomplete.verb().word()), true);
        } else if (typed instanceof Typed.Unknown unknown) {
            state.note(unknown(unknown), true);
        }
    }

    private static Phrase unknown(Typed.Unknown unknown) {
        return unknown.nearest()
                .map(verb -> Phrase.of("unknown.nearest", "/" + unknown.word(), "/" + verb.word()))
                .orElseGet(() -> Phrase.of("unknown", "/" + unknown.word()));
    }

    private void say(String text, String line, List<Effect> effects) {
        if (state.current.isPresent()) {
            places.say(state.current.get(), text, effects);
        } else {
            state.input.set(line);
            state.note(Phrase.of("noChannel"), true);
        }
    }

    private void obey(Typed.Command command, List<Effect> effects) {
        switch (command.verb()) {
            case JOIN -> effects.add(new Effect.Join(withoutHash(command.rest())));
            case LEAVE -> here(channel -> new Effect.Leave(state.current().orElseThrow()), effects);
            case CHANNELS -> effects.add(new Effect.ListChannels());
            case SEND -> say(command.rest(), "/send " + command.rest(), effects);
            case MSG -> effects.add(new Effect.Direct(command.user(), command.rest()));
            case REPLY -> about(false, id -> places.say(state.view().id(), command.rest(), Optional.of(id), effects));
            case REACT ->
                about(false, id -> effects.add(new Effect.React(state.view().id(), id, command.rest())));
            case SEARCH -> here(channel -> new Effect.Search(channel, command.rest()), effects);
            case EDIT ->
                about(true, id -> effects.add(new Effect.Edit(state.view().id(), id, command.rest())));
            case DELETE ->
                about(true, id -> effects.add(new Effect.Delete(state.view().id(), id)));
            case WHO -> here(Effect.Who::new, effects);
            case INVITE -> here(channel -> new Effect.Invite(channel, command.user()), effects);
            case TOPIC -> here(channel -> new Effect.Topic(channel, command.rest()), effects);
            case HISTORY -> history(effects);
            case NICK -> effects.add(new Effect.Nick(command.rest()));
            case HELP -> help();
            case LOGOUT -> leave(new Effect.LogOut(), effects);
            case QUIT -> leave(new Effect.Quit(), effects);
        }
    }

    private void here(Function<ChannelId, Effect> effect, List<Effect> effects) {
        if (state.current.isPresent()) {
            effects.add(effect.apply(state.current.get()));
        } else {
            state.note(Phrase.of("noChannel"), true);
        }
    }

    /** The message that was chosen; else the last one of this user's, or of somebody else. */
    private void about(boolean mine, Consumer<MessageId> act) {
        ChannelView view = state.view();
        Optional<MessageId> message = view.selected.or(() -> Choice.last(view, said -> said.mine() == mine));
        if (message.isPresent()) {
            view.selected = Optional.empty();
            act.accept(message.get());
        } else {
            state.note(Phrase.of(state.current.isPresent() ? "noMessage" : "noChannel"), true);
        }
    }

    private void history(List<Effect> effects) {
        ChannelView view = state.view();
        if (view.window.olderExist() && state.current.isPresent()) {
            view.anchor = Optional.of(new Anchor(view.window.first(), 0, true));
            places.older(view, effects);
        } else {
            state.note(Phrase.of("history.end"), false);
        }
    }

    private void help() {
        state.note(Phrase.of("help.title"), false);
        for (Verb verb : Verb.values()) {
            state.note(Phrase.of("help." + verb.word()), false);
        }
        state.note(Phrase.of("help.keys"), false);
    }

    /** Warns once before messages are given up that Redis could not take yet. */
    private void leave(Effect effect, List<Effect> effects) {
        long unsent = state.views.values().stream()
                .flatMap(view -> view.pendings.stream())
                .filter(pending -> pending.id().isEmpty())
                .count();
        if (unsent > 0 && !warned) {
            warned = true;
            state.note(Phrase.of("unsent", String.valueOf(unsent)), true);
        } else {
            effects.add(effect);
        }
    }

    private static String withoutHash(String name) {
        return name.length() > 1 && name.startsWith("#") ? name.substring(1) : name;
    }
}
