package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.MentionLookup;
import io.github.confab.chat.lettuce.engine.base.Mentions;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MentionText;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Whom a text means: the users of its names. */
public final class Mentioning implements MentionLookup {

    private final Function<List<List<Username>>, Mono<List<UserId>>> names;

    /** @param names finds the users of names, in each list the first that somebody has */
    public Mentioning(Function<List<List<Username>>, Mono<List<UserId>>> names) {
        this.names = names;
    }

    @Override
    public Mono<Mentions> meant(ChannelId channel, Author author, MentionText text) {
        return names.apply(text.mentions()).map(users -> new Mentions(users, Set.of()));
    }
}
