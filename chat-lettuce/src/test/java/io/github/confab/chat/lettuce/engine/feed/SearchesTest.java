package io.github.confab.chat.lettuce.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.OverloadedException;
import io.github.confab.chat.lettuce.engine.fake.FakeRedis;
import io.github.confab.chat.model.SearchPage;
import io.github.confab.chat.model.SearchQuery;
import io.github.confab.chat.model.StreamMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

final class SearchesTest {

    private static final SearchQuery NEEDLE = SearchQuery.of("needle");

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final FakeRedis redis = new FakeRedis(time, new Random(7));
    private final Searches searches = new Searches(redis, Schedulers.immediate(), Clock.systemUTC());
    private final List<SearchPage> pages = new ArrayList<>();
    private final List<Throwable> errors = new ArrayList<>();

    @Test
    void search_longChannel_looksAtSoManyEntries() {
        redis.produce("needle");
        produce(SearchWalk.MOST + 10, "hay");
        search(NEEDLE);
        settle();
        assertThat(pages.get(0).scanned()).isEqualTo(SearchWalk.MOST);
        assertThat(pages.get(0).hits()).isEmpty();
        assertThat(redis.reads()).isEqualTo(SearchWalk.MOST / Reads.PAGE);
        search(NEEDLE.page(pages.get(0).next().orElseThrow()));
        settle();
        assertThat(pages.get(1).hits()).extracting(StreamMessage::text).containsExactly("needle");
    }

    @Test
    void search_largeMessages_looksAtFewer() {
        redis.produce("needle");
        produce(600, "x".repeat(15_000));
        search(NEEDLE);
        settle();
        assertThat(pages.get(0).scanned())
                .as("whole pages, until there is more than 4 MiB")
                .isEqualTo(400);
        assertThat(pages.get(0).next()).isPresent();
    }

    @Test
    void search_enoughFound_readsNoFurther() {
        produce(900, "needle");
        search(NEEDLE.limit(20));
        settle();
        assertThat(pages.get(0).hits()).hasSize(20);
        assertThat(pages.get(0).scanned()).isEqualTo(20);
        assertThat(redis.reads()).isEqualTo(1);
    }

    @Test
    void search_tooMany_areRefused_andLaterOnesAreNot() {
        produce(900, "hay");
        int room = Searches.UNDER_WAY + Searches.WAITING;
        for (int i = 0; i <= room; i++) {
            search(NEEDLE);
        }
        assertThat(redis.sent()).as("two reads at once").isEqualTo(Searches.UNDER_WAY);
        assertThat(errors).singleElement().isInstanceOf(OverloadedException.class);
        settle();
        assertThat(pages).as("all others are answered").hasSize(room);
        search(NEEDLE);
        settle();
        assertThat(pages).hasSize(room + 1);
    }

    @Test
    void search_cancelled_readsNoFurther() {
        produce(900, "hay");
        Disposable search = search(NEEDLE);
        search.dispose();
        settle();
        assertThat(redis.reads()).as("the read that was under way").isEqualTo(1);
        for (int i = 0; i < Searches.UNDER_WAY + Searches.WAITING; i++) {
            search(NEEDLE);
        }
        settle();
        assertThat(errors).as("its place is free again").isEmpty();
    }

    @Test
    void search_readFails_tellsAndFreesThePlace() {
        produce(900, "hay");
        redis.failsReads(1);
        search(NEEDLE);
        settle();
        assertThat(errors).singleElement().isInstanceOf(ChatException.class);
        for (int i = 0; i < Searches.UNDER_WAY + Searches.WAITING; i++) {
            search(NEEDLE);
        }
        settle();
        assertThat(errors).hasSize(1);
    }

    @Test
    void search_foreignEntry_isPassedOver() {
        redis.produce("needle");
        redis.history().foreign(redis.serverNow());
        search(NEEDLE);
        settle();
        assertThat(pages.get(0).hits()).hasSize(1);
        assertThat(pages.get(0).next()).isEmpty();
    }

    private void produce(int count, String text) {
        for (int i = 0; i < count; i++) {
            redis.produce(text);
        }
    }

    private Disposable search(SearchQuery query) {
        return searches.search(FakeRedis.CHANNEL, query).subscribe(pages::add, errors::add);
    }

    private void settle() {
        time.advanceTimeBy(Duration.ofMinutes(1));
    }
}
