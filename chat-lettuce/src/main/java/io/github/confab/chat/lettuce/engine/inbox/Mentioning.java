package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.MentionLookup;
import io.github.confab.chat.lettuce.engine.base.Mentions;
import io.github.confab.chat.lettuce.redis.CallStore;
import io.github.confab.chat.model.Call;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MentionText;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Whom a text means: the users of its names, and everybody, if its author may call everybody. */
public final class Mentioning implements MentionLookup {

    private final Function<List<List<Username>>, Mono<List<UserId>>> names;
    private final CallStore calls;

    /**
     * @param names finds the users of names, in each list the first that somebody has
     * @param calls knows who may call everybody
     */
    public Mentioning(Function<List<List<Username>>, Mono<List<UserId>>> names, CallStore calls) {
        this.names = names;
        this.calls = calls;
    }

    @Override
    public Mono<Mentions> meant(ChannelId channel, Author author, MentionText text) {
        Mono<List<UserId>> users = names.apply(text.mentions());
        return text.calls().isEmpty()
                ? users.map(found -> new Mentions(found, Set.of()))
                : Mono.zip(users, allowed(channel, author, text.calls()), Mentions::new);
    }

    private Mono<Set<Call>> allowed(ChannelId channel, Author author, Set<Call> wanted) {
        return author.trusted()
                ? Mono.just(wanted)
                : calls.mayCall(channel, author.actor()).map(may -> may ? wanted : Set.of());
    }
}
