package io.github.confab.chat.lettuce.engine.channel;

import static io.github.confab.chat.lettuce.engine.channel.Facets.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.lettuce.core.cluster.SlotHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class DirectoryChannelsIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Pattern KEY = Pattern.compile(
            "(channel|message):\\{[A-Za-z0-9_-]{22}}(:(subs|roles|ov|ix|d0|d1|inv|sm|own|ph|pc|rd))?|\\{dir}:(names|words|ids|listed)"
                    + "|user:\\{(ada|bob)}:chs");

    private static Facets facets;

    @BeforeAll
    static void connect() {
        facets = new Facets(redis.uri());
    }

    @AfterAll
    static void disconnect() {
        facets.close();
    }

    @ParameterizedTest(name = "B3-B6 [{0}]")
    @ValueSource(
            strings = {
                "a:b",
                "a*",
                "[x]",
                "?",
                "a\\b",
                "{}",
                "{a}",
                "a}b{c",
                "{a}b}",
                "x}:meta",
                "x:members",
                "../../etc",
                "a/b?c#d%00",
                ";",
                "a;1700000000000;l",
                "~",
                "=",
                "\u0633\u0644\u0627\u0645 \u062F\u0646\u06CC\u0627",
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                "\u804A\u5929\u5BA4",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"
            })
    void open_anyName_isTextOnly(String name) {
        Channel channel = get(facets.as("ada").open(name));
        assertThat(get(facets.as("bob").open(name)).id()).isEqualTo(channel.id());
        assertThat(get(facets.as("bob").find(name)).name().value()).isEqualTo(name);
        assertThat(names(get(facets.as("bob").list(PageRequest.first())))).containsExactly(name);
        assertThat(names(get(facets.as("bob").search(name, PageRequest.first()))))
                .containsExactly(name);
        List<String> keys = redis.cli().keys("*");
        assertThat(keys).as("no user text in a key").allMatch(KEY.asMatchPredicate());
        assertThat(keys.stream().filter(key -> key.contains(channel.id().value())))
                .as("all keys of the channel, in one slot")
                .hasSize(14)
                .extracting(SlotHash::getSlot)
                .containsOnly(SlotHash.getSlot(channel.id().value()));
    }

    @Test
    @Tag("slow")
    void list_manyChannels_isCompleteWithoutDoublesInOrder() {
        int count = 5000;
        get(Flux.range(0, count)
                .flatMap(i ->
                        facets.asSystem().open("Room " + Integer.toString(i, 36) + (i % 3 == 0 ? " \uD83D\uDE00" : "")))
                .count());
        for (int limit : new int[] {1000, 333}) {
            List<String> listed = new ArrayList<>();
            allPages(facets.as("ada")::list, limit).forEach(page -> listed.addAll(names(page)));
            assertThat(listed).hasSize(count).doesNotHaveDuplicates();
            assertThat(listed.stream().map(String::toLowerCase))
                    .as("in the order of their names")
                    .isSorted();
        }
        List<String> found = new ArrayList<>();
        allPages(page -> facets.as("ada").search("room 1", page), 100).forEach(page -> found.addAll(names(page)));
        assertThat(found).hasSize(1 + 36 + 36 * 36).doesNotHaveDuplicates().allMatch(name -> name.startsWith("Room 1"));
    }

    @Test
    void list_deletedAndRenamedMeanwhile_areLeftOut() {
        for (String name : List.of("a", "b", "c", "d")) {
            get(facets.as("ada").open(name));
        }
        Page<ChannelInfo> first = get(facets.as("ada").list(PageRequest.first().limit(1)));
        redis.cli().del("channel:{" + get(facets.as("ada").find("b")).id() + "}");
        facets.as("ada").delete(get(facets.as("ada").find("c")).id()).block();
        get(facets.as("ada").update(get(facets.as("ada").find("d")).id(), ChannelUpdate.rename("e")));
        Page<ChannelInfo> second = get(facets.as("ada")
                .list(PageRequest.after(first.next().orElseThrow()).limit(1)));
        assertThat(second.items()).as("b is there in the list only").isEmpty();
        Page<ChannelInfo> third =
                get(facets.as("ada").list(PageRequest.after(second.next().orElseThrow())));
        assertThat(names(third)).containsExactly("e");
        assertThat(third.next()).isEmpty();
    }

    @Test
    void search_words_findsPublicChannelsOnceEach() {
        for (String name :
                List.of("Chat about chat", "team-chat", "snitch at", "\u0686\u062A \u0641\u0627\u0631\u0633\u06CC")) {
            get(facets.as("ada").open(name));
        }
        get(facets.as("ada").create(ChannelSpec.named("secret chat").kind(ChannelKind.PRIVATE)));
        List<String> found = new ArrayList<>();
        allPages(page -> facets.as("ada").search("CHAT", page), 1).forEach(page -> found.addAll(names(page)));
        assertThat(found).containsExactlyInAnyOrder("Chat about chat", "team-chat");
        assertThat(names(get(facets.as("bob").search("chat  a", PageRequest.first()))))
                .containsExactly("Chat about chat");
        assertThat(names(get(facets.as("bob").search("\u0641\u0627\u200C", PageRequest.first()))))
                .as("typed so far, with a joiner at the end")
                .containsExactly("\u0686\u062A \u0641\u0627\u0631\u0633\u06CC");
        assertThat(names(get(facets.as("bob").search("chat*", PageRequest.first()))))
                .as("no pattern")
                .isEmpty();
    }

    @Test
    void search_renamedAndDeleted_leavesNothingInTheIndex() {
        Channel channel = get(facets.as("ada").open("red green"));
        get(facets.as("ada").update(channel.id(), ChannelUpdate.rename("blue green")));
        assertThat(names(get(facets.as("ada").search("red", PageRequest.first()))))
                .isEmpty();
        assertThat(names(get(facets.as("ada").search("green", PageRequest.first()))))
                .containsExactly("blue green");
        assertThat(redis.cli().zcard("{dir}:words")).isEqualTo(3);
        facets.as("ada").delete(channel.id()).block();
        assertThat(redis.cli().exists("{dir}:words", "{dir}:ids", "{dir}:names", "{dir}:listed"))
                .isZero();
    }

    @Test
    void listAndSearch_foreignToken_throwAtTheCall() {
        get(facets.as("ada").open("a"));
        get(facets.as("ada").open("ab"));
        String ofList =
                get(facets.as("ada").list(PageRequest.first().limit(1))).next().orElseThrow();
        String ofSearch = get(facets.as("ada").search("a", PageRequest.first().limit(1)))
                .next()
                .orElseThrow();
        for (String token : List.of("abc", "!", "PWFiYw", ofSearch)) {
            assertThatThrownBy(() -> facets.as("ada").list(page(token))).isInstanceOf(InvalidArgumentException.class);
        }
        for (String token : List.of("abc", ofList)) {
            assertThatThrownBy(() -> facets.as("ada").search("a", page(token)))
                    .isInstanceOf(InvalidArgumentException.class);
        }
        assertThatThrownBy(() -> facets.as("ada").search("b", page(ofSearch)))
                .as("the token of another search")
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void list_unreadableChannel_showsTheRest() {
        Channel broken = get(facets.as("ada").open("a"));
        get(facets.as("ada").open("b"));
        redis.cli().hset("channel:{" + broken.id() + "}", "kind", "?");
        assertThat(names(get(facets.as("ada").list(PageRequest.first())))).containsExactly("b");
    }

    @Test
    void everyCall_notSubscribed_storesNothing() {
        facets.as("ada").open("a");
        facets.as("ada").create(ChannelSpec.named("a"));
        facets.as("ada").list(PageRequest.first());
        facets.users().create("ada");
        assertThat(redis.cli().keys("*")).isEmpty();
    }

    @Test
    void open_subscribedTwice_isTwoActsAndOneChannel() {
        Mono<Channel> open = facets.as("ada").open("a");
        assertThat(get(open).id()).isEqualTo(get(open).id());
        StepVerifier.create(facets.as("ada").find("b")).verifyComplete();
    }

    private static PageRequest page(String token) {
        return new PageRequest(10, Optional.of(token));
    }

    private static List<String> names(Page<ChannelInfo> page) {
        return page.items().stream().map(info -> info.name().value()).toList();
    }

    private static List<Page<ChannelInfo>> allPages(Function<PageRequest, Mono<Page<ChannelInfo>>> list, int limit) {
        List<Page<ChannelInfo>> pages = new ArrayList<>();
        pages.add(get(list.apply(PageRequest.first().limit(limit))));
        while (pages.get(pages.size() - 1).next().isPresent()) {
            String token = pages.get(pages.size() - 1).next().get();
            pages.add(get(list.apply(PageRequest.after(token).limit(limit))));
        }
        return pages;
    }
}
