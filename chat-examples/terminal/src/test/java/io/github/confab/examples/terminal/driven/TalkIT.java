package io.github.confab.examples.terminal.driven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.User;
import io.github.confab.examples.terminal.TerminalChat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/** Two people in two terminals, through good times and bad. */
@Tag("slow")
class TalkIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OLD_MESSAGES = 220;

    private Tmux tmux;
    private EmbeddedRedis redis;

    @BeforeEach
    void start() {
        tmux = Tmux.start();
        redis = EmbeddedRedis.start();
    }

    @AfterEach
    void stop() {
        if (redis != null) {
            tmux.close();
            redis.close();
        }
    }

    @Test
    void twoUsers_talkLeaveScrollResizeAndLoseRedis(@TempDir Path folder) {
        oldMessages();
        Pane ada = open("ada", folder);
        Pane bob = open("bob", folder);
        ada.register("ada").enter("/join general").await("old " + OLD_MESSAGES);
        bob.register("bob").enter("/join general").await("old " + OLD_MESSAGES);

        talk(ada, bob);
        scrollBack(ada, bob);
        resize(bob);
        loseRedis(ada, bob);

        bob.enter("/leave").await("You left #general");
        ada.await("bob left").await("1 online");
        bob.press("C-c").awaitRestored();
        ada.enter("/quit").awaitRestored();
    }

    private static void talk(Pane ada, Pane bob) {
        ada.await("bob joined").await("2 online");
        bob.type("h");
        ada.await("bob is typing");
        bob.enter("ello");
        ada.await("bob: hello");
        ada.enter("سلام دنیا").await("ada: \u2067سلام دنیا");
        bob.await("سلام دنیا").enter("你好，世界 👋");
        ada.await("你好，世界 👋").enter("\u001b[2Jharmless");
        bob.await("harmless");
        ada.enter("/reply harmless, too").await("ada: > bob: 你好");
        bob.await("ada: > bob: 你好").enter("/edit 你好，早上好").await("早上好 (edited)");
        ada.await("早上好 (edited)").enter("/delete").await("ada: (deleted)");
        ada.enter("/react 👍").await("👍 1");
        bob.await("👍 1").enter("/search harmless").await("With harmless (1)");
        ada.enter("/jion x").await("Did you mean /join?").enter("/who").await("Here now: ada, bob");
        bob.enter("/msg ada secret").await("@ada | subscribed");
        ada.await("@bob").press("C-n").await("bob: secret").press("C-p").await("#general |");
        bob.press("C-p").await("#general |");
    }

    private static void scrollBack(Pane ada, Pane bob) {
        ada.await("Type a message");
        for (int page = 0; page < 40 && !ada.screen().contains("old 1 "); page++) {
            ada.press("PageUp");
            ada.await("a page", screen -> screen.contains("old "));
        }
        ada.await("more is loaded, up to the first", screen -> {
            ada.press("PageUp");
            return screen.contains("old 1 ");
        });
        bob.enter("are you there?");
        ada.await("1 new").press("Escape").await("are you there?");
    }

    private static void resize(Pane bob) {
        bob.resize(40, 10);
        bob.await("a small screen", screen -> screen.lines().count() == 10 && screen.contains("#general | yes"));
        bob.resize(1, 1);
        bob.resize(120, 40);
        bob.await(
                "a large screen",
                screen -> screen.lines().count() == 40 && screen.contains("#general | subscribed: yes"));
        bob.resize(80, 24);
        bob.await("as before", screen -> screen.lines().count() == 24 && screen.contains("are you there?"));
    }

    private void loseRedis(Pane ada, Pane bob) {
        redis.kill();
        ada.await("reconnecting since");
        bob.await("reconnecting since");
        bob.enter("into the void").await("waiting for Redis").type("half a ");
        redis.restart();
        bob.await("live").awaitGone("waiting for Redis").await("> half a");
        ada.await("bob: into the void").await("live");
        bob.enter("sentence");
        ada.await("bob: half a sentence");
        assertThat(ada.screen().split("into the void", -1)).as("once").hasSize(2);
    }

    private Pane open(String name, Path folder) {
        Map<String, String> environment = Map.of(
                "REDIS_HOST",
                redis.host(),
                "REDIS_PORT",
                "" + redis.port(),
                "COLORTERM",
                "truecolor",
                "LANG",
                "en_US.UTF-8",
                "LC_ALL",
                "");
        return tmux.run(
                name,
                80,
                24,
                environment,
                TerminalChat.class,
                "--data",
                folder.resolve(name).toString());
    }

    private void oldMessages() {
        Chat chat = LettuceChat.connect(redis).block(PATIENCE);
        User carol = chat.users().create("carol").block(PATIENCE);
        Channel general = chat.actAs(carol.id())
                .flatMap(client -> client.channels().open("general"))
                .block(PATIENCE);
        Flux.range(1, OLD_MESSAGES)
                .flatMapSequential(i -> general.publish(Draft.text("old " + i + " .")), 64)
                .blockLast(PATIENCE);
        chat.close().block(PATIENCE);
    }
}
