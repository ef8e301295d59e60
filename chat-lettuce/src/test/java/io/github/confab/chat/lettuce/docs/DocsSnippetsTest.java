package io.github.confab.chat.lettuce.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.memory.MemoryChat;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.SessionToken;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.WorkEvent.Processed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** The code of the pages does what the pages say; in memory, which keeps the same contracts as Redis. */
final class DocsSnippetsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void memory_readme_isDeliveredWhenPublishReturns() {
        // snippet:memory
        MemoryChat chat = MemoryChat.create(); // a whole chat, no Redis
        User ada = chat.users().create("ada").block();
        Channel books = chat.actAs(ada.id())
                .flatMap(client -> client.channels().open("books"))
                .block();
        List<String> heard = new ArrayList<>();
        books.subscribe(StartAt.latest()).subscribe(message -> heard.add(message.text()));
        books.publish(Draft.text("hi")).block(); // delivered when this returns
        assertThat(heard).containsExactly("hi");
        chat.close().block();
        // end:memory
    }

    @Test
    void people_login_does() {
        MemoryChat chat = MemoryChat.create();
        String cookie = DocsSnippetsAccounts.login(chat, "a long way to Tipperary".toCharArray(), "198.51.100.7");
        assertThat(SessionToken.of(cookie).isWellFormed()).isTrue();
        StepVerifier.create(chat.resume(SessionToken.of(cookie)))
                .as("it was logged out")
                .verifyError(SessionExpiredException.class);
        chat.close().block(PATIENCE);
    }

    @Test
    void messages_search_findsOverPages() {
        MemoryChat chat = MemoryChat.create();
        User ada = chat.users().create("ada").block();
        Channel channel = chat.actAs(ada.id())
                .flatMap(client -> client.channels().open("books"))
                .block();
        for (int i = 0; i < 30; i++) {
            channel.publish(Draft.text("Lunch? At noon! " + i)).block(PATIENCE);
        }
        channel.publish(Draft.text("noon at lunch")).block(PATIENCE);
        assertThat(new DocsSnippetsSearch()
                        .search(channel, ada.id(), Instant.now())
                        .block(PATIENCE))
                .as("none has the phrase as it stands but those with it")
                .hasSize(20);
        chat.close().block(PATIENCE);
    }

    @Test
    void delivery_eachSnippet_does() {
        MemoryChat chat = MemoryChat.create();
        Channel channel = chat.system().channels().open("books").block();
        DocsSnippetsDelivery page = new DocsSnippetsDelivery();

        page.outcomes(channel, Draft.text("one")).block(PATIENCE);
        assertThat(page.shown).singleElement().asString().startsWith("stored as ");
        page.shown.clear();

        assertThat(page.key(channel).block(PATIENCE).duplicate()).isFalse();
        assertThat(page.key(channel).block(PATIENCE).duplicate())
                .as("the same key stores nothing")
                .isTrue();

        page.feed(channel).take(3).blockLast(PATIENCE);
        assertThat(page.shown)
                .containsExactly("system: one", "system: your order is on its way", "-- what follows is live --");
        page.shown.clear();

        var reading = page.resume(channel).subscribe();
        assertThat(page.shown).hasSize(2);
        reading.dispose();
        channel.publish(Draft.text("three")).block(PATIENCE);
        page.resume(channel).subscribe().dispose();
        assertThat(page.shown)
                .as("goes on after the saved cursor")
                .hasSize(3)
                .last()
                .isEqualTo("system: three");

        page.effect(channel).ofType(Processed.class).take(3).blockLast(PATIENCE);
        channel.workers().delete("billing").block(PATIENCE);
        page.effect(channel).ofType(Processed.class).take(3).blockLast(PATIENCE);
        assertThat(page.billed)
                .as("all came twice, and each had its effect once")
                .hasSize(3);
        chat.close().block(PATIENCE);
    }
}
