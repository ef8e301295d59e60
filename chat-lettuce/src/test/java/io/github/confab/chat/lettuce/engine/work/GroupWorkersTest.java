package io.github.confab.chat.lettuce.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.AccessStore.Access;
import io.github.confab.chat.lettuce.redis.GroupDesk;
import io.github.confab.chat.lettuce.redis.StreamEntry;
import io.github.confab.chat.lettuce.wire.Content;
import io.github.confab.chat.lettuce.wire.MessageCodec;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.DeadLetter;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.WorkerLag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class GroupWorkersTest {

    private static final ChannelId CHANNEL = ChannelId.of("c1");
    private static final OpenGuard OPEN = new OpenGuard() {
        @Override
        public <T> Mono<T> whileOpen(String what, Supplier<Mono<T>> work) {
            return Mono.defer(work);
        }

        @Override
        public <T> Flux<T> streamWhileOpen(String what, Supplier<Flux<T>> work) {
            return Flux.defer(work);
        }
    };

    private final Desk desk = new Desk();

    @Test
    void everyCall_notTheOwner_isForbiddenAndDoesNothing() {
        GroupWorkers workers = workers(false, false);
        for (Mono<?> call : List.of(
                workers.lag("g"),
                workers.deadLetters("g", PageRequest.first()),
                workers.discard("g", "1-1"),
                workers.delete("g"))) {
            assertThatThrownBy(call::block).isInstanceOf(ForbiddenException.class);
        }
        assertThat(desk.calls).isEmpty();
    }

    @Test
    void everyCall_ownerOrApplication_isAllowed() {
        assertThat(workers(true, false).lag("g").block()).isEqualTo(new WorkerLag(1, 2, 3));
        assertThat(workers(false, true).delete("g").block()).isTrue();
    }

    @Test
    void everyCall_badGroupName_throwsAtTheCall() {
        GroupWorkers workers = workers(true, false);
        for (String bad : new String[] {null, "", "a b", "a:b", "{x}", "x".repeat(65)}) {
            assertThatThrownBy(() -> workers.lag(bad)).isInstanceOf(InvalidArgumentException.class);
            assertThatThrownBy(() -> workers.deadLetters(bad, PageRequest.first()))
                    .isInstanceOf(InvalidArgumentException.class);
            assertThatThrownBy(() -> workers.discard(bad, "1-1")).isInstanceOf(InvalidArgumentException.class);
            assertThatThrownBy(() -> workers.delete(bad)).isInstanceOf(InvalidArgumentException.class);
        }
        assertThatThrownBy(() -> workers.discard("g", "no id")).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> workers.discard("g", null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> workers.deadLetters("g", null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> workers.deadLetters("g", PageRequest.after("rubbish")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("page token");
    }

    @Test
    void deadLetters_pages_untilTheLast() {
        for (int i = 1; i <= 5; i++) {
            desk.letters.add(letter(i));
        }
        GroupWorkers workers = workers(true, false);
        List<DeadLetter> all = new ArrayList<>();
        Page<DeadLetter> page =
                workers.deadLetters("g", PageRequest.first().limit(2)).block();
        all.addAll(page.items());
        while (page.next().isPresent()) {
            page = workers.deadLetters("g", PageRequest.after(page.next().get()).limit(2))
                    .block();
            all.addAll(page.items());
        }
        assertThat(all).extracting(DeadLetter::id).containsExactly("1000-1", "1000-2", "1000-3", "1000-4", "1000-5");
        DeadLetter first = all.get(0);
        assertThat(first.messageId()).isEqualTo(new MessageId(7, 1));
        assertThat(first.message().orElseThrow().text()).isEqualTo("text 1");
        assertThat(first.attempts()).isEqualTo(5);
        assertThat(first.reason()).isEqualTo("bad");
        assertThat(first.diedAt()).isEqualTo(Instant.ofEpochMilli(1000));
    }

    @Test
    void deadLetters_unreadableEntry_isListedWithoutMessage() {
        var gone = new StreamEntry("7-1", null, null, null, null);
        desk.letters.add(new GroupDesk.Letter("1000-1", gone, null, 0, "corrupt"));
        DeadLetter letter = workers(true, false)
                .deadLetters("g", PageRequest.first())
                .block()
                .items()
                .get(0);
        assertThat(letter.message()).isEmpty();
        assertThat(letter.reason()).isEqualTo("corrupt");
    }

    private GroupWorkers workers(boolean owner, boolean trusted) {
        WorkerRights rights = new WorkerRights(
                (channel, user) -> Mono.just(new Access(true, true, false, owner)), UserId.of("ada"), trusted);
        return new GroupWorkers(CHANNEL, desk, rights, OPEN);
    }

    private static GroupDesk.Letter letter(int i) {
        byte[] payload = MessageCodec.JSON.encode(new Content("Ada", "text " + i, Map.of()));
        var entry = new StreamEntry("7-" + i, "7-" + (i - 1), "m;ada;t" + i, Integer.toString(i), payload);
        return new GroupDesk.Letter("1000-" + i, entry, "e1", 5, "bad");
    }

    private static final class Desk implements GroupDesk {

        final List<String> calls = new ArrayList<>();
        final List<Letter> letters = new ArrayList<>();

        @Override
        public Mono<WorkerLag> lag(ChannelId channel, String group) {
            return called("lag", new WorkerLag(1, 2, 3));
        }

        @Override
        public Mono<List<Letter>> letters(ChannelId channel, String group, String after, int count) {
            return called(
                    "letters",
                    letters.stream()
                            .filter(letter -> MessageId.parse(letter.id()).isAfter(MessageId.parse(after)))
                            .limit(count)
                            .toList());
        }

        @Override
        public Mono<Boolean> discard(ChannelId channel, String group, String letter) {
            return called("discard", true);
        }

        @Override
        public Mono<Boolean> delete(ChannelId channel, String group) {
            return called("delete", true);
        }

        private <T> Mono<T> called(String name, T answer) {
            return Mono.fromSupplier(() -> {
                calls.add(name);
                return answer;
            });
        }
    }
}
