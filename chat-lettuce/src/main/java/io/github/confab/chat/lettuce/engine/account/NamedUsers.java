package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.lettuce.redis.NameClaims;
import io.github.confab.chat.lettuce.redis.StoredUser;
import io.github.confab.chat.lettuce.redis.UserStore;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Who has the names that a text may mean. What was found out is remembered for half a minute, also that nobody has a
 * name: so long a new user may be overlooked. Safe for use by many threads.
 */
public final class NamedUsers {

    /** Accounts that are read at once. */
    private static final int READS_UNDER_WAY = 64;

    private final NameClaims claims;
    private final UserStore users;
    private final NameMemory memory;

    /** @param time tells the time */
    public NamedUsers(NameClaims claims, UserStore users, Scheduler time) {
        this.claims = claims;
        this.users = users;
        this.memory = new NameMemory(time);
    }

    /**
     * Finds, in each list of names, the first that somebody has: all claims by one call, then the accounts behind them.
     *
     * @param mentions lists of names, the preferred ones first
     * @return emits the users in the order of the lists, each once; at once if all is remembered
     */
    public Mono<List<UserId>> meant(List<List<Username>> mentions) {
        return Mono.defer(() -> {
            Map<String, Optional<UserId>> known = new LinkedHashMap<>();
            Map<String, Username> unknown = new LinkedHashMap<>();
            mentions.forEach(names -> recall(names, known, unknown));
            if (unknown.isEmpty()) {
                return Mono.just(first(mentions, known));
            }
            return asked(unknown).map(answers -> {
                known.putAll(answers);
                return first(mentions, known);
            });
        });
    }

    /** Those behind a name that is remembered as somebody's do not matter. */
    private void recall(List<Username> names, Map<String, Optional<UserId>> known, Map<String, Username> unknown) {
        for (Username name : names) {
            String normalized = name.normalized();
            Optional<Optional<UserId>> remembered = memory.recall(normalized);
            remembered.ifPresentOrElse(holder -> known.put(normalized, holder), () -> unknown.put(normalized, name));
            if (remembered.isPresent() && remembered.get().isPresent()) {
                return;
            }
        }
    }

    private Mono<Map<String, Optional<UserId>>> asked(Map<String, Username> names) {
        List<Username> asked = List.copyOf(names.values());
        return claims.holders(asked.stream().map(Username::skeleton).toList())
                .flatMap(holders -> accounts(holders).map(accounts -> remembered(asked, holders, accounts)));
    }

    private Mono<Map<String, StoredUser>> accounts(List<Optional<String>> holders) {
        return Flux.fromStream(holders.stream().flatMap(Optional::stream).distinct())
                .flatMap(holder -> users.get(UserId.of(holder)), READS_UNDER_WAY)
                .collectMap(user -> user.id().value());
    }

    private Map<String, Optional<UserId>> remembered(
            List<Username> names, List<Optional<String>> holders, Map<String, StoredUser> accounts) {
        Map<String, Optional<UserId>> answers = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Username name = names.get(i);
            Optional<UserId> holder = holders.get(i)
                    .map(accounts::get)
                    .filter(user -> !user.isErased() && Names.same(name, user.username()))
                    .map(StoredUser::id);
            answers.put(name.normalized(), holder);
            memory.remember(name.normalized(), holder);
        }
        return answers;
    }

    private static List<UserId> first(List<List<Username>> mentions, Map<String, Optional<UserId>> known) {
        Set<UserId> found = new LinkedHashSet<>();
        for (List<Username> names : mentions) {
            names.stream()
                    .map(name -> Objects.requireNonNullElse(known.get(name.normalized()), Optional.<UserId>empty()))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(found::add);
        }
        return new ArrayList<>(found);
    }
}
