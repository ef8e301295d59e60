package io.github.confab.chat.lettuce.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.SearchPage;
import io.github.confab.chat.model.SearchQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a search costs, and whom. It prints figures; what it asserts holds on a busy machine too. */
@Tag("slow")
class SearchCostIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MESSAGES = Integer.getInteger("confab.search.messages", 10_000);
    private static final int CROWD = 16;
    private static final String TEXT =
            "some words of the usual length, as people say them all day long in a channel: سلام دنیا, number ";

    private Chat chat;

    @BeforeEach
    void connect() {
        chat = LettuceChat.connect(
                        LettuceChatOptions.builder().redis(redis.uri()).build())
                .block(PATIENCE);
    }

    @AfterEach
    void close() {
        chat.close().block(PATIENCE);
    }

    @Test
    void search_longChannel_costsTheSameEachPage() {
        Channel channel = filled();
        SearchQuery absent = SearchQuery.of("needle");
        wholeScan(channel, absent); // warm up
        List<Double> times = new ArrayList<>();
        double serverBefore = serverSeconds();
        double jvmBefore = jvmSeconds();
        long begin = System.nanoTime();
        long scanned = 0;
        Optional<SearchQuery> next = Optional.of(absent);
        while (next.isPresent()) {
            long start = System.nanoTime();
            SearchPage page = channel.search(next.get()).block(PATIENCE);
            times.add((System.nanoTime() - start) / 1e6);
            scanned += page.scanned();
            next = page.next().map(absent::page);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double server = serverSeconds() - serverBefore;
        double jvm = jvmSeconds() - jvmBefore;
        System.out.printf(
                Locale.ROOT,
                "search: %d entries in %.0f ms, %.0f entries a second; a page of 5 000: median %.0f ms, worst %.0f ms;"
                        + " CPU per 5 000 entries: Redis %.1f ms, this JVM %.1f ms; a hit among the newest: %.1f ms%n",
                scanned,
                seconds * 1000,
                scanned / seconds,
                at(times, 0.5),
                at(times, 1),
                server * 1000 * 5000 / scanned,
                jvm * 1000 * 5000 / scanned,
                millisOf(channel.search(SearchQuery.of("words"))));
        assertThat(scanned).as("all of it was looked at").isGreaterThanOrEqualTo(MESSAGES);
    }

    @Test
    void search_crowd_doesNotHoldUpPublish() {
        Channel channel = filled();
        List<Double> quiet =
                publishFor(channel, Mono.delay(Duration.ofSeconds(1)).thenReturn(0L));
        AtomicBoolean all = new AtomicBoolean();
        Mono<Long> crowd = Flux.range(0, CROWD)
                .flatMap(i -> channel.search(SearchQuery.of("needle")), CROWD)
                .count();
        List<Double> busy = publishFor(channel, crowd.doOnNext(count -> all.set(count == CROWD)));
        System.out.printf(
                Locale.ROOT,
                "publish: median %.1f ms, p99 %.1f ms alone (%d); median %.1f ms, p99 %.1f ms beside %d searches (%d)%n",
                at(quiet, 0.5),
                at(quiet, 0.99),
                quiet.size(),
                at(busy, 0.5),
                at(busy, 0.99),
                CROWD,
                busy.size());
        assertThat(all).as("every search was answered").isTrue();
        assertThat(busy).as("and messages went through meanwhile").isNotEmpty();
    }

    private Channel filled() {
        String name = "u" + System.nanoTime();
        ChatClient client =
                chat.actAs(chat.users().create(name).block(PATIENCE).id()).block(PATIENCE);
        Channel channel = client.channels().open("general").block(PATIENCE);
        Flux.range(0, MESSAGES)
                .flatMapSequential(i -> channel.produce(Draft.text(TEXT + i)), 512)
                .blockLast(PATIENCE);
        return channel;
    }

    private static void wholeScan(Channel channel, SearchQuery query) {
        Optional<SearchQuery> next = Optional.of(query);
        while (next.isPresent()) {
            next = channel.search(next.get()).block(PATIENCE).next().map(query::page);
        }
    }

    private static List<Double> publishFor(Channel channel, Mono<Long> until) {
        AtomicBoolean over = new AtomicBoolean();
        until.doFinally(end -> over.set(true)).subscribe();
        List<Double> times = new ArrayList<>();
        while (!over.get()) {
            times.add(millisOf(channel.publish(Draft.text("tick"))));
        }
        return times;
    }

    private static double millisOf(Mono<?> call) {
        long begin = System.nanoTime();
        call.block(PATIENCE);
        return (System.nanoTime() - begin) / 1e6;
    }

    /** Of the thread that runs commands. */
    private static double serverSeconds() {
        return redis.cli()
                .info("cpu")
                .lines()
                .filter(line -> line.contains("main_thread"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1)))
                .sum();
    }

    /** With its compiler and collector. */
    private static double jvmSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    private static double at(List<Double> times, double share) {
        List<Double> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share)));
    }
}
