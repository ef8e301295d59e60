package io.github.confab.chat.lettuce;

import io.github.confab.chat.model.InvalidArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import reactor.core.scheduler.Scheduler;

/** Options while they are being set: wrong ones are found together, by {@link #check()}. Not for use by many threads. */
final class OptionsDraft {

    /** What CLIENT SETNAME accepts. */
    private static final Pattern CLIENT_NAME = Pattern.compile("[!-~]{1,64}");

    RedisAddress address = RedisAddress.LOCAL;
    KeyNames names = KeyNames.DEFAULT;
    Timing timing = Timing.DEFAULT;
    Limits limits = Limits.DEFAULT;
    boolean strictEviction;
    String clientName = "confab";
    Optional<Scheduler> deliveryScheduler = Optional.empty();
    SessionLimits sessions = SessionLimits.DEFAULT;
    Optional<PasswordHasher> passwordHasher = Optional.empty();

    /** What could not even be understood. */
    final List<String> problems = new ArrayList<>();

    OptionsDraft copy() {
        var copy = new OptionsDraft();
        copy.address = address;
        copy.names = names;
        copy.timing = timing;
        copy.limits = limits;
        copy.strictEviction = strictEviction;
        copy.clientName = clientName;
        copy.deliveryScheduler = deliveryScheduler;
        copy.sessions = sessions;
        copy.passwordHasher = passwordHasher;
        copy.problems.addAll(problems);
        return copy;
    }

    void check() {
        List<String> all = new ArrayList<>(problems);
        address.collectProblems(all);
        names.collectProblems(all);
        timing.collectProblems(all);
        limits.collectProblems(all);
        sessions.collectProblems(all);
        if (!CLIENT_NAME.matcher(clientName).matches()) {
            all.add("clientName must be 1 to 64 printable ASCII characters without blanks");
        }
        if (!all.isEmpty()) {
            throw new InvalidArgumentException("chat options", "are wrong: " + String.join("; ", all));
        }
    }

    /** Hides the password. */
    @Override
    public String toString() {
        return address + ", " + names + ", " + timing + ", " + limits + ", " + sessions + ", strictEviction="
                + strictEviction + ", clientName=" + clientName;
    }
}
