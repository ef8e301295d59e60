package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.eventually;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.privateChannel;
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.Given.textsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.model.Attachment;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.SearchPage;
import io.github.confab.chat.model.SearchPage.Method;
import io.github.confab.chat.model.SearchQuery;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The promises of {@link Channel#search}; what matches what is the business of the query's own test. */
public interface SearchContract extends ChatBackend {

    @Test
    default void search_words_findsWhatHoldsThemAll_newestFirst() {
        Channel channel = channel(chat());
        published(channel, "Lunch at noon?");
        published(channel, "no lunch for me");
        published(channel, "noon it is");
        published(channel, "at NOON, then LUNCH");
        SearchPage page = get(channel.search(SearchQuery.of("lunch noon")));
        assertThat(textsOf(page.hits()))
                .as("all words, in any order and case")
                .containsExactly("at NOON, then LUNCH", "Lunch at noon?");
        assertThat(page.method()).as("the answer says what it is").isEqualTo(Method.SCAN);
        assertThat(page.next()).as("everything was looked at").isEmpty();
        assertThat(page.scanned())
                .as("four messages, that the channel was made and its owner joined")
                .isBetween(5L, 6L);
        assertThat(page.reached()).as("the oldest entry").isPresent();
    }

    @Test
    default void search_hit_isTheMessageOfTheHistory() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Receipt receipt = get(channel.publish(Draft.text("سلام دنیا").withAttribute("k", "v")));
        StreamMessage hit = get(client(elsewhere()).channel(channel.id()).search(SearchQuery.of("سلام")))
                .hits()
                .get(0);
        assertThat(hit.id()).isEqualTo(receipt.id());
        assertThat(hit.author().id()).isEqualTo(ada.user().id());
        assertThat(hit.attributes()).containsEntry("k", "v");
        assertThat(hit.text()).as("as it was written, not as it was searched").isEqualTo("سلام دنیا");
    }

    @Test
    default void search_author_findsTheirs() {
        ChatClient bob = client(chat());
        Channel adas = channel(chat());
        Channel bobs = joined(bob, adas);
        published(adas, "tea");
        published(bobs, "tea");
        published(bobs, "coffee");
        published(chat().system().channel(adas.id()), "tea is over");
        UserId bobsId = bob.user().id();
        assertThat(found(adas, SearchQuery.by(bobsId))).containsExactly("coffee", "tea");
        assertThat(found(adas, SearchQuery.of("tea").author(bobsId)))
                .as("both must hold")
                .containsExactly("tea");
        assertThat(found(adas, SearchQuery.by(UserId.SYSTEM)))
                .as("the application is an author too")
                .containsExactly("tea is over");
        assertThat(found(adas, SearchQuery.by(UserId.of("nobody")))).isEmpty();
    }

    @Test
    default void search_bounds_areExclusive_timesAreFromUntil() {
        Channel channel = channel(chat());
        List<Receipt> receipts = published(channel, 6);
        MessageId first = receipts.get(1).id();
        MessageId fourth = receipts.get(4).id();
        SearchQuery all = SearchQuery.of("m0").words("m");
        assertThat(found(channel, all.after(first).before(fourth))).containsExactly("m3", "m2");
        assertThat(found(channel, all.since(receipts.get(5).id().timestamp())))
                .as("that very millisecond counts")
                .contains("m5");
        assertThat(found(channel, all.since(receipts.get(5).id().timestamp().plusMillis(1))))
                .isEmpty();
        assertThat(found(channel, all.until(receipts.get(0).id().timestamp()))).isEmpty();
        assertThat(found(channel, all.until(receipts.get(5).id().timestamp().plusMillis(1))))
                .contains("m5");
    }

    @Test
    default void search_pages_giveEveryHitOnce() {
        Channel channel = channel(chat());
        published(channel, 57);
        assertThat(textsOf(get(channel.search(SearchQuery.of("m"))).hits()))
                .as("20 by default")
                .hasSize(20)
                .startsWith("m56", "m55");
        List<String> all = new ArrayList<>();
        SearchQuery query = SearchQuery.of("m").limit(10);
        SearchPage page = get(channel.search(query));
        all.addAll(textsOf(page.hits()));
        while (page.next().isPresent()) {
            page = get(channel.search(query.page(page.next().get())));
            all.addAll(textsOf(page.hits()));
        }
        assertThat(all).as("newest first, without a seam").hasSize(57).doesNotHaveDuplicates();
        assertThat(all.get(56)).isEqualTo("m0");
    }

    @Test
    default void search_whatIsSaidMeanwhile_isNotOnLaterPages() {
        Channel channel = channel(chat());
        published(channel, 4);
        SearchQuery query = SearchQuery.of("m").limit(2);
        SearchPage first = get(channel.search(query));
        published(channel, "m9");
        assertThat(found(channel, query.page(first.next().orElseThrow()))).containsExactly("m1", "m0");
    }

    @Test
    default void search_limitReachedAtTheVeryEnd_hasNoNext() {
        Channel channel = channel(chat());
        published(channel, 3);
        MessageId before =
                get(channel.search(SearchQuery.of("m0"))).hits().get(0).id();
        SearchPage page = get(channel.search(SearchQuery.of("m1").after(before).limit(1)));
        assertThat(textsOf(page.hits())).containsExactly("m1");
        assertThat(page.next()).as("nothing is left between the bounds").isEmpty();
    }

    @Test
    default void search_longChannel_isScannedInParts() {
        Channel channel = channel(chat());
        published(channel, "needle");
        produced(channel, 5300);
        SearchPage first = get(channel.search(SearchQuery.of("needle")));
        assertThat(first.hits()).as("it lies deeper than one page looks").isEmpty();
        assertThat(first.scanned()).isEqualTo(5000);
        assertThat(first.next()).as("an empty page that goes on").isPresent();
        SearchPage second =
                get(channel.search(SearchQuery.of("needle").page(first.next().get())));
        assertThat(textsOf(second.hits())).containsExactly("needle");
        assertThat(second.next()).isEmpty();
        assertThat(second.reached().orElseThrow().isBefore(first.reached().orElseThrow()))
                .as("it went on where the first stopped")
                .isTrue();
        assertThat(get(channel.search(
                                SearchQuery.of("needle").before(first.reached().get())))
                        .hits())
                .as("the id it stopped at is as good as the token")
                .hasSize(1);
    }

    private static void produced(Channel channel, int count) {
        get(Flux.range(0, count)
                .flatMapSequential(i -> channel.produce(Draft.text("hay " + i)), 512)
                .then(Mono.just(true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "%w+", "[a-z]", "(", "\\", "a.c", "^x$", "%"})
    default void search_metaCharacters_arePlainText(String typed) {
        Channel channel = channel(chat());
        published(channel, "see " + typed + "!");
        published(channel, "abc x w");
        assertThat(found(channel, SearchQuery.of("see \"" + typed + "\""))).containsExactly("see " + typed + "!");
    }

    @Test
    default void search_hostileTexts_areFoundOrNot_andNothingElse() {
        Channel channel = channel(chat());
        List<String> texts =
                HostileTexts.allowed().map(text -> text.getPayload()).toList();
        texts.forEach(text -> published(channel, text));
        published(channel, "needle");
        assertThat(found(channel, SearchQuery.of("needle"))).containsExactly("needle");
        assertThat(found(channel, SearchQuery.of("café")))
                .as("however it is composed")
                .containsExactly("cafe\u0301");
        assertThat(get(channel.search(SearchQuery.by(author(channel)).limit(100)))
                        .hits())
                .as("each is still a message")
                .hasSize(texts.size() + 1);
    }

    private static UserId author(Channel channel) {
        return get(channel.search(SearchQuery.of("needle")))
                .hits()
                .get(0)
                .author()
                .id();
    }

    @Test
    default void search_edited_countsAsItIsNow() {
        Channel channel = channel(chat());
        MessageId id = published(channel, "coffee").id();
        published(channel, "coffee too");
        done(channel.messages().edit(id, Draft.text("tea")));
        assertThat(found(channel, SearchQuery.of("coffee")))
                .as("what it said before is no hit")
                .containsExactly("coffee too");
        assertThat(found(channel, SearchQuery.of("tea")))
                .as("once, where it stands")
                .containsExactly("tea");
    }

    @Test
    default void search_deletedOrErased_isNoHit() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        MessageId deleted = published(channel, "tea one").id();
        MessageId erased = published(channel, "tea two").id();
        published(channel, "tea three");
        done(channel.messages().delete(deleted));
        done(channel.messages().erase(erased));
        assertThat(found(channel, SearchQuery.of("tea"))).containsExactly("tea three");
        assertThat(found(channel, SearchQuery.by(ada.user().id())))
                .as("nor by its author")
                .containsExactly("tea three");
        SearchPage page = get(channel.search(SearchQuery.of("one")));
        assertThat(page.hits()).as("nor by what it said").isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    default void search_expired_isNoHitFromThatMoment() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        published(channel, "tea stays");
        get(channel.publish(Draft.text("tea goes").expiringAfter(Duration.ofSeconds(1))));
        eventually(
                "it is found no more, though nothing has erased it yet",
                channel.search(SearchQuery.of("tea")).map(page -> textsOf(page.hits())),
                List.of("tea stays")::equals);
        assertThat(found(channel, SearchQuery.by(ada.user().id())))
                .as("nor by its author")
                .containsExactly("tea stays");
    }

    @Test
    default void search_attachment_findsThoseWithOne() {
        Channel channel = channel(chat());
        published(channel, "plain tea");
        get(channel.publish(
                Draft.text("tea in a picture").attaching(Attachment.of("https://example.org/a.png", "image/png"))));
        assertThat(found(channel, SearchQuery.attachments())).containsExactly("tea in a picture");
        assertThat(found(channel, SearchQuery.of("tea").withAttachment())).containsExactly("tea in a picture");
        assertThat(found(channel, SearchQuery.of("plain").withAttachment()))
                .as("both must hold")
                .isEmpty();
    }

    @Test
    default void search_membership_isNotFoundButCounted() {
        Channel channel = channel(chat());
        published(channel, "joined");
        done(joined(client(chat()), channel).members().leave());
        SearchPage page = get(channel.search(SearchQuery.of("joined")));
        assertThat(textsOf(page.hits())).as("messages only").containsExactly("joined");
        assertThat(page.scanned()).as("they were looked at").isGreaterThanOrEqualTo(4);
    }

    @Test
    default void search_emptyRange_hasNoPlace() {
        Channel channel = channel(chat());
        published(channel, 2);
        SearchPage page = get(channel.search(SearchQuery.of("m").before(new MessageId(1, 1))));
        assertThat(page).isEqualTo(SearchPage.scan(List.of(), 0, Optional.empty(), false));
        SearchPage beyond = get(
                channel.search(SearchQuery.of("m").after(new MessageId(5, 5)).page("s5-5")));
        assertThat(beyond.next()).as("a token beyond the other bound").isEmpty();
        assertThat(get(channel.search(SearchQuery.of("m").page("s0-0"))).hits()).isEmpty();
    }

    @Test
    default void search_eachSubscription_looksAnew() {
        Channel channel = channel(chat());
        Mono<SearchPage> search = channel.search(SearchQuery.of("m0"));
        published(channel, "m0");
        assertThat(get(search).hits()).as("nothing happens before subscribe").hasSize(1);
        published(channel, "m0");
        assertThat(get(search).hits()).as("each subscription is a new act").hasSize(2);
    }

    @Test
    default void search_whoMayNotRead_mayNotSearch() {
        ChatClient ada = client(chat());
        ChatClient bob = client(chat());
        Channel secret = privateChannel(ada);
        failure(
                bob.channel(secret.id()).search(SearchQuery.of("m")),
                ForbiddenException.class,
                "a stranger to a private channel");
        Channel open = channel(ada);
        published(open, 1);
        assertThat(found(bob.channel(open.id()), SearchQuery.of("m0")))
                .as("as history")
                .hasSize(1);
        done(open.moderation().ban(bob.user().id(), Term.forever()));
        failure(bob.channel(open.id()).search(SearchQuery.of("m")), ForbiddenException.class, "banned");
        done(ada.channels().delete(open.id()));
        failure(open.search(SearchQuery.of("m")), ChannelNotFoundException.class, "there is nothing to search");
    }

    @Test
    default void search_null_throwsAtTheCall() {
        Channel channel = channel(chat());
        assertThatThrownBy(() -> channel.search(null)).isInstanceOf(InvalidArgumentException.class);
    }

    private static List<String> found(Channel channel, SearchQuery query) {
        return textsOf(get(channel.search(query)).hits());
    }
}
