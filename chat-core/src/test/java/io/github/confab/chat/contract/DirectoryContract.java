package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Given.allPages;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.name;
import static io.github.confab.chat.contract.Given.privateChannel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** The promises of {@link io.github.confab.chat.Channels} about finding channels. */
public interface DirectoryContract extends ChatBackend {

    @Test
    default void find_anyFormOfTheName_givesItWithoutJoining() {
        String name = name("Caf\u00E9 bar ");
        Channel channel = get(client(chat()).channels().open(name));
        ChatClient bob = client(elsewhere());
        for (String same : ChannelsContract.sameNames(name)) {
            assertThat(get(bob.channels().find(same)))
                    .as("[%s] is [%s]", same, name)
                    .isEqualTo(get(channel.info()));
        }
        assertThat(get(channel.members().contains(bob.user().id())))
                .as("finding is not joining")
                .isFalse();
    }

    @Test
    default void find_nothingOrPrivate_completesEmpty() {
        ChatClient ada = client(chat());
        ChatClient bob = client(chat());
        String secret = get(privateChannel(ada).info()).name().value();
        empty(bob.channels().find(name("nothing")), "there is none");
        empty(bob.channels().find(secret), "a private channel does not show that it exists");
        StepVerifier.create(ada.channels().find(secret).map(ChannelInfo::kind))
                .expectNext(ChannelKind.PRIVATE)
                .as("except to its members")
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    default void list_allPages_haveEachPublicChannelOnceInOrder() {
        ChatClient ada = client(chat());
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(get(channel(ada).info()).name().value());
        }
        String secret = get(privateChannel(ada).info()).name().value();
        List<String> listed = names(allPages(PageRequest.first().limit(3), ada.channels()::list));
        assertThat(listed).as("each public channel, once").containsAll(created).doesNotHaveDuplicates();
        assertThat(listed).as("not the private one, not even for its owner").doesNotContain(secret);
        assertThat(listed.stream().filter(created::contains))
                .as("in the order of their names")
                .isSorted();
    }

    @Test
    default void search_beginningOfWords_findsPublicChannels() {
        ChatClient ada = client(chat());
        String word = name("Zebra");
        Function<String, ChannelId> open =
                name -> get(ada.channels().open(name)).id();
        ChannelId first = open.apply(word);
        ChannelId inside = open.apply("the " + word + " club");
        ChannelId longer = open.apply("a " + word + "fish");
        ada.channels().open("un" + word).block(PATIENCE);
        get(ada.channels().create(ChannelSpec.named("secret " + word).kind(ChannelKind.PRIVATE)));
        Function<String, List<ChannelId>> search = prefix ->
                allPages(PageRequest.first().limit(1), page -> ada.channels().search(prefix, page)).stream()
                        .map(ChannelInfo::id)
                        .toList();
        assertThat(search.apply(word.toUpperCase(Locale.ROOT)))
                .as("where a word begins like this; case does not matter; over all pages, each once")
                .containsExactlyInAnyOrder(first, inside, longer);
        assertThat(search.apply("the " + word.substring(0, 10)))
                .as("several words that follow each other")
                .containsExactly(inside);
        assertThat(search.apply(name("nothing"))).as("an empty page, no error").isEmpty();
    }

    @Test
    default void search_prefixThatNoNameHas_throwsAtTheCall() {
        ChatClient ada = client(chat());
        for (String prefix : List.of("", "  ", "a\nb", "a\uD800")) {
            assertThatThrownBy(() -> ada.channels().search(prefix, PageRequest.first()))
                    .isInstanceOf(InvalidArgumentException.class);
        }
    }

    @Test
    default void list_null_throwsAtTheCall() {
        ChatClient ada = client(chat());
        assertThatThrownBy(() -> ada.channels().list(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> ada.channels().search("a", null)).isInstanceOf(InvalidArgumentException.class);
    }

    private static List<String> names(List<ChannelInfo> channels) {
        return channels.stream().map(c -> c.name().value()).toList();
    }
}
