package io.github.confab.chat.lettuce.engine.reading;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.ReadMarkStore;
import io.github.confab.chat.lettuce.redis.ReadMarkStore.Marked;
import io.github.confab.chat.lettuce.redis.ReadMarkStore.Question;
import io.github.confab.chat.lettuce.redis.ReadMarkStore.Tally;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Unread;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts what a user has not read. */
final class Unreads {

    /** All of a full call at once: each is a small script, and they share the connection's round trips. */
    private static final int TALLIES_UNDER_WAY = 1000;

    /** Channels of one script about the user: it holds the server for less than a millisecond. */
    private static final int QUESTIONS = 200;

    private final ReadMarkStore store;
    private final Actor actor;

    Unreads(ReadMarkStore store, Actor actor) {
        this.store = store;
        this.actor = actor;
    }

    /** Errors if there is no such channel, or the actor may not read it. */
    Mono<Unread> of(ChannelId channel) {
        return store.tally(channel, actor)
                .flatMap(tally -> answers(List.of(new Question(channel, tally))))
                .map(answers -> answers.getOrDefault(channel, Unread.NOTHING));
    }

    /** Leaves out channels that do not exist, or that the actor may not read. */
    Mono<Map<ChannelId, Unread>> of(Collection<ChannelId> channels) {
        return Flux.fromIterable(channels)
                .flatMap(this::question, TALLIES_UNDER_WAY)
                .buffer(QUESTIONS)
                .flatMap(this::answers)
                .collect(HashMap::new, Map::putAll);
    }

    private Mono<Question> question(ChannelId channel) {
        return store.tally(channel, actor)
                .map(tally -> new Question(channel, tally))
                .onErrorResume(ChannelNotFoundException.class, gone -> Mono.empty())
                .onErrorResume(ForbiddenException.class, closed -> Mono.empty());
    }

    private Mono<Map<ChannelId, Unread>> answers(List<Question> questions) {
        if (actor.trusted()) {
            Map<ChannelId, Unread> nothing = new HashMap<>();
            questions.forEach(question -> nothing.put(question.channel(), Unread.NOTHING));
            return Mono.just(nothing);
        }
        return store.marks(actor.user(), questions).map(found -> {
            Map<ChannelId, Unread> answers = new HashMap<>();
            for (int i = 0; i < questions.size(); i++) {
                Question question = questions.get(i);
                answers.put(question.channel(), unread(question.tally(), found.get(i)));
            }
            return answers;
        });
    }

    private static Unread unread(Tally tally, Marked marked) {
        long read = Math.max(
                tally.read(), marked.mark().map(ReadMarkStore.Place::ordinal).orElse(0L));
        long count = Math.max(0, tally.messages() - read);
        long called = tally.calls().stream().filter(call -> call > read).count();
        // the user's slot was asked a moment later: a mention may be newer than the count
        return new Unread(count, Math.min(count, marked.mentions() + called));
    }
}
