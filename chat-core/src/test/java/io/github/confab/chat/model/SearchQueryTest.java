package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchQueryTest {

    private static final MessageId FIVE = new MessageId(5, 5);
    private static final MessageId NINE = new MessageId(9, 9);
    private static final UserId ADA = UserId.of("ada");
    private static final SearchQuery TEA = SearchQuery.of("tea");

    @Test
    void of_eachWay_asksForOneThing() {
        assertThat(TEA)
                .isEqualTo(new SearchQuery(
                        Optional.of(SearchWords.of("tea")),
                        Optional.empty(),
                        false,
                        MessageId.MIN,
                        MessageId.MAX,
                        20,
                        Optional.empty()));
        assertThat(SearchQuery.by(ADA).author()).contains(ADA);
        assertThat(SearchQuery.attachments().attachment()).isTrue();
    }

    @Test
    void withers_eachSetsOne_andKeepsTheRest() {
        SearchQuery all = SearchQuery.attachments()
                .words("tea")
                .author(ADA)
                .after(FIVE)
                .before(NINE)
                .limit(7)
                .page("s8-8");
        assertThat(all)
                .isEqualTo(new SearchQuery(
                        Optional.of(SearchWords.of("tea")),
                        Optional.of(ADA),
                        true,
                        FIVE,
                        NINE,
                        7,
                        Optional.of("s8-8")));
        assertThat(SearchQuery.by(ADA).withAttachment().limit(1))
                .isEqualTo(SearchQuery.attachments().author(ADA).limit(1));
    }

    @Test
    void scanBefore_tokenOrBound_whicheverComesFirst() {
        assertThat(TEA.scanBefore()).isEqualTo(MessageId.MAX);
        assertThat(TEA.before(NINE).scanBefore()).isEqualTo(NINE);
        assertThat(TEA.before(NINE).page("s5-5").scanBefore()).isEqualTo(FIVE);
        assertThat(TEA.before(FIVE).page("s9-9").scanBefore()).isEqualTo(FIVE);
    }

    @Test
    void since_until_boundByTheMillisecond() {
        Instant time = Instant.ofEpochMilli(1000);
        assertThat(TEA.since(time).after()).isEqualTo(new MessageId(999, Long.MAX_VALUE));
        assertThat(TEA.until(time).before()).isEqualTo(new MessageId(1000, 0));
        assertThat(TEA.since(time.plusNanos(1)).after())
                .as("a message of that millisecond is timed before it")
                .isEqualTo(new MessageId(1000, Long.MAX_VALUE));
        assertThat(TEA.until(time.plusNanos(1)).before()).isEqualTo(new MessageId(1001, 0));
        assertThat(TEA.since(Instant.MIN).after()).isEqualTo(MessageId.MIN);
        assertThat(TEA.since(Instant.EPOCH).after()).isEqualTo(MessageId.MIN);
        assertThat(TEA.until(Instant.MAX).before()).isEqualTo(new MessageId(Long.MAX_VALUE, 0));
        assertThat(TEA.since(Instant.MAX).after().isBefore(MessageId.MAX)).isTrue();
        refused("search range", "must not be empty", () -> TEA.until(Instant.EPOCH));
        refused("search time", "must not be null", () -> TEA.since(null));
        refused("search time", "must not be null", () -> TEA.until(null));
    }

    @Test
    void range_wrongWayRound_isRefused() {
        refused("search range", "9-9 does not come before 5-5", () -> TEA.after(NINE)
                .before(FIVE));
        refused("search range", "must not be empty", () -> TEA.after(FIVE).before(FIVE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101, Integer.MAX_VALUE})
    void limit_outOfRange_isRefused(int limit) {
        refused("search limit", "must be between 1 and 100, got: " + limit, () -> TEA.limit(limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "5-5", "s5", "s05-5", "x5-5", "s5-5 ", "s99999999999999999999-1", "s\u0665-1"})
    void page_foreignToken_isRefused(String token) {
        refused("page token", "must be the next() of a page of the same search", () -> TEA.page(token));
    }

    @Test
    void nothing_isRefused() {
        refused(
                "search query",
                "must ask for words, an author or attachments",
                () -> new SearchQuery(Optional.empty(), Optional.empty(), false, FIVE, NINE, 1, Optional.empty()));
        refused("search bound after", "must not be null", () -> TEA.after(null));
        refused("search bound before", "must not be null", () -> TEA.before(null));
        refused("search author", "must not be null", () -> TEA.author(null));
        refused("search author", "must not be null", () -> SearchQuery.by(null));
        refused("search words", "must not be null", () -> SearchQuery.of(null));
        refused("page token", "must not be null", () -> TEA.page(null));
    }
}
