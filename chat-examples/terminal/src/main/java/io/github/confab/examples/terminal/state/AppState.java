package io.github.confab.examples.terminal.state;

import io.github.confab.chat.model.ChannelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything the screen shows. Changed by the {@link Reducer} alone. */
public final class AppState {

    private static final int MAX_NAMES = 500;

    private final String version;
    final InputLine input = new InputLine();
    final ChannelView home = new ChannelView(ChannelId.of("home"));
    final Map<ChannelId, ChannelView> views = new HashMap<>();
    final Set<String> names = new LinkedHashSet<>();
    LoginForm login;
    Optional<String> me = Optional.empty();
    List<Entry> mine = new ArrayList<>();
    List<Entry> others = new ArrayList<>();
    Optional<ChannelId> current = Optional.empty();
    Optional<Instant> downSince = Optional.empty();
    Instant now;
    Drawn drawn = Drawn.NOTHING;

    /**
     * @param version shown in the header
     * @param user who probably logs in; may be empty
     * @param now the time
     */
    public AppState(String version, String user, Instant now) {
        this.version = version;
        this.login = new LoginForm(user);
        this.now = now;
        home.caughtUp = true;
    }

    /** The version of the program. */
    public String version() {
        return version;
    }

    /** Who is logged in. */
    public Optional<String> me() {
        return me;
    }

    /** The form to log in by. */
    public LoginForm login() {
        return login;
    }

    /** The line that is typed. */
    public InputLine input() {
        return input;
    }

    /** The time, to the second. */
    public Instant now() {
        return now;
    }

    /** All channels in the order of the list: first those of this user. */
    public List<Entry> channels() {
        List<Entry> all = new ArrayList<>(mine);
        all.addAll(others);
        return Collections.unmodifiableList(all);
    }

    /** The channel that is shown, if any. */
    public Optional<Entry> current() {
        return current.flatMap(this::entry);
    }

    /** The log that is shown: of the current channel, or the one that belongs to none. */
    public ChannelView view() {
        return current.map(id -> views.getOrDefault(id, home)).orElse(home);
    }

    /** How it stands with Redis. */
    public Link link() {
        return downSince
                .<Link>map(Link.Down::new)
                .orElseGet(() -> view().isBehind() ? new Link.CatchingUp() : new Link.Live());
    }

    Optional<Entry> entry(ChannelId channel) {
        return channels().stream().filter(entry -> entry.id().equals(channel)).findFirst();
    }

    void replace(Entry entry) {
        mine.replaceAll(old -> old.id().equals(entry.id()) ? entry : old);
    }

    /** Remembers a name for the Tab key. */
    void heardOf(String name) {
        if (names.size() >= MAX_NAMES && !names.contains(name)) {
            names.remove(names.iterator().next());
        }
        names.add(name);
    }

    void note(Phrase phrase, boolean problem) {
        view().window.append(new Line.Note(now, phrase, problem), false);
        view().follow();
    }

    void forgetSession(String name) {
        me = Optional.empty();
        mine = new ArrayList<>();
        others = new ArrayList<>();
        current = Optional.empty();
        views.clear();
        names.clear();
        home.window.clear();
        input.clear();
        login = new LoginForm(name);
    }
}
