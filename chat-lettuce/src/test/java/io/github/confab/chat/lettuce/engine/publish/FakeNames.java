package io.github.confab.chat.lettuce.engine.publish;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.MentionLookup;
import io.github.confab.chat.lettuce.engine.base.Mentions;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MentionText;
import io.github.confab.chat.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Every name is that of a user; what was asked is answered when the test says so. */
final class FakeNames implements MentionLookup {

    private final List<Asked> asked = new ArrayList<>();
    private RuntimeException failure;
    private boolean known;
    private boolean nobody;
    private int cancelled;

    private record Asked(Mentions answer, Sinks.One<Mentions> sink) {}

    @Override
    public Mono<Mentions> meant(ChannelId channel, Author author, MentionText text) {
        return Mono.defer(() -> {
            Sinks.One<Mentions> sink = Sinks.one();
            asked.add(new Asked(users(text), sink));
            if (failure != null) {
                return Mono.error(failure);
            }
            return known
                    ? Mono.just(nobody ? Mentions.NONE : users(text))
                    : sink.asMono().doOnCancel(() -> cancelled++);
        });
    }

    private static Mentions users(MentionText text) {
        List<UserId> users = text.mentions().stream()
                .map(names -> UserId.of(names.get(0).normalized()))
                .toList();
        return new Mentions(users, Set.of());
    }

    /** How often it was asked. */
    int asked() {
        return asked.size();
    }

    int cancelled() {
        return cancelled;
    }

    /** Answers a question; counted from 0. */
    void answer(int question) {
        Asked open = asked.get(question);
        open.sink().tryEmitValue(open.answer());
    }

    /** From now on everything is answered at once. */
    void areKnown() {
        known = true;
    }

    /** From now on no name is anybody's. */
    void nobodyIsFound() {
        nobody = true;
    }

    /** From now on every question fails; null: none does. */
    void fail(RuntimeException how) {
        failure = how;
    }
}
