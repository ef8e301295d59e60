package io.github.confab.chat.lettuce.engine.upkeep;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.redis.JanitorStore;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

class JanitorTest {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final Store store = new Store();
    private final Janitor janitor = new Janitor(store, "p1", time, new Random(1));

    @Test
    void start_leads_cleansEveryChannelAboutOnceAMinute() {
        store.channels = 1234;
        janitor.start();
        time.advanceTimeBy(ofSeconds(40));
        assertThat(store.cleaned)
                .as("not at once: many processes may start together")
                .isEmpty();
        time.advanceTimeBy(ofSeconds(36));
        assertThat(store.cleaned).hasSize(1234).doesNotHaveDuplicates();
        time.advanceTimeBy(ofMinutes(10));
        assertThat(store.cleaned).hasSizeBetween(1234 * 8, 1234 * 14);
    }

    @Test
    void start_anotherLeads_cleansNothing() {
        store.leads = false;
        janitor.start();
        time.advanceTimeBy(ofMinutes(10));
        assertThat(store.cleaned).isEmpty();
        assertThat(store.asked).as("but asks again").isGreaterThan(5);
    }

    @Test
    void round_leadLostInBetween_stops() {
        store.channels = 1500;
        store.onClean = () -> {
            store.leads = false;
            return Mono.empty();
        };
        janitor.round().block();
        assertThat(store.cleaned).as("the page it had").hasSize(500);
    }

    @Test
    void round_slowStore_keepsAtMost32ScriptsInFlight() {
        store.channels = 400;
        List<Sinks.Empty<JanitorStore.Cleaned>> open = new ArrayList<>();
        store.onClean = () -> {
            open.add(Sinks.empty());
            return open.get(open.size() - 1).asMono();
        };
        janitor.round().subscribe();
        assertThat(open).hasSize(32);
        open.get(0).tryEmitEmpty();
        assertThat(open).hasSize(33);
    }

    @Test
    void round_moreToTrim_goesOnWithTheChannel() {
        store.channels = 1;
        store.onClean = () -> Mono.just(new JanitorStore.Cleaned(10_000, 0, 0, 0, store.cleaned.size() < 4, false));
        janitor.round().block();
        assertThat(store.cleaned).hasSize(4);
    }

    @Test
    void round_corruptChannel_othersAreCleaned() {
        store.channels = 3;
        store.onClean =
                () -> store.cleaned.size() == 2 ? Mono.error(new CorruptDataException("c", null)) : Mono.empty();
        janitor.round().block();
        assertThat(store.cleaned).hasSize(3);
    }

    @Test
    void start_redisAway_triesAgainNextTime() {
        store.channels = 3;
        store.onClean = () -> Mono.error(new UnavailableException("away", null));
        janitor.start();
        time.advanceTimeBy(ofMinutes(5));
        int tries = store.asked;
        assertThat(tries).isBetween(3, 7);
        store.cleaned.clear();
        store.onClean = Mono::empty;
        time.advanceTimeBy(ofSeconds(80));
        assertThat(store.cleaned).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void close_running_stopsAndResigns() {
        store.channels = 3;
        janitor.start();
        time.advanceTimeBy(ofMinutes(2));
        store.cleaned.clear();
        janitor.close().block();
        assertThat(store.resigned).isEqualTo(1);
        time.advanceTimeBy(ofMinutes(10));
        assertThat(store.cleaned).isEmpty();
    }

    @Test
    void round_expiredMessages_erasesAllOfThem() {
        store.channels = 3;
        store.expired = 250;
        store.onClean = () -> Mono.just(new JanitorStore.Cleaned(0, 0, 0, 0, false, store.cleaned.size() == 2));
        janitor.round().block();
        assertThat(store.erased)
                .as("of the one channel that has some, page after page")
                .hasSize(250)
                .doesNotHaveDuplicates();
        assertThat(store.cleaned).hasSize(3);
    }

    private static final class Store implements JanitorStore {

        final List<ChannelId> cleaned = new ArrayList<>();
        Supplier<Mono<Cleaned>> onClean = Mono::empty;
        boolean leads = true;
        int channels = 1;
        int asked;
        int resigned;
        int expired;
        final List<MessageId> erased = new ArrayList<>();

        @Override
        public Mono<Boolean> lead(String process, Duration lease) {
            return Mono.fromSupplier(() -> {
                asked++;
                return leads;
            });
        }

        @Override
        public Mono<Void> resign(String process) {
            return Mono.fromRunnable(() -> resigned++);
        }

        @Override
        public Mono<List<Listed>> channels(@Nullable Listed after, int count) {
            int from = after == null ? 0 : Integer.parseInt(after.id()) + 1;
            return Mono.just(IntStream.range(from, Math.min(channels, from + count))
                    .mapToObj(i -> new Listed(Integer.toString(i), "1"))
                    .toList());
        }

        @Override
        public Mono<Cleaned> clean(ChannelId channel, Duration producerIdle, Duration consumerIdle) {
            return Mono.defer(() -> {
                cleaned.add(channel);
                return onClean.get();
            });
        }

        @Override
        public Mono<Due> due(ChannelId channel, String after, int count) {
            return Mono.fromSupplier(() -> {
                int from = after.isEmpty() ? 0 : Integer.parseInt(after);
                int to = Math.min(expired, from + count);
                List<MessageId> page = IntStream.range(from, to)
                        .mapToObj(i -> new MessageId(1, i))
                        .toList();
                return new Due(page, to < expired ? Integer.toString(to) : "");
            });
        }

        @Override
        public Mono<Void> expire(ChannelId channel, MessageId message) {
            return Mono.fromRunnable(() -> erased.add(message));
        }
    }
}
