package io.github.confab.examples.terminal.screen;

import io.github.confab.examples.terminal.state.AppState;
import io.github.confab.examples.terminal.state.Entry;
import io.github.confab.examples.terminal.state.Link;
import io.github.confab.examples.terminal.text.Foreign;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What the status bar says. */
final class StatusText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int MOST_TYPISTS = 3;

    private final Look look;
    private final AppState state;

    StatusText(Look look, AppState state) {
        this.look = look;
        this.state = state;
    }

    String channel() {
        return state.current()
                .map(Entry::label)
                .map(Foreign::line)
                .orElse(look.labels().say("none"));
    }

    String subscribed() {
        return look.labels().say(state.current().isPresent() ? "yes" : "no");
    }

    String online() {
        long present = state.view().online();
        return present == 0 ? "" : look.labels().say("status.online", String.valueOf(present));
    }

    boolean isDown() {
        return state.link() instanceof Link.Down;
    }

    String link() {
        Link link = state.link();
        if (link instanceof Link.Down down) {
            return look.labels().say("link.down", TIME.format(down.since().atZone(look.zone())));
        }
        return look.labels().say(link instanceof Link.Live ? "link.live" : "link.catchingUp");
    }

    String typing() {
        List<String> names = state.view().typing();
        if (names.isEmpty()) {
            return "";
        }
        return names.size() > MOST_TYPISTS
                ? look.labels().say("typing.many", String.valueOf(names.size()))
                : look.labels().say(names.size() == 1 ? "typing.one" : "typing.some", String.join(", ", names));
    }
}
