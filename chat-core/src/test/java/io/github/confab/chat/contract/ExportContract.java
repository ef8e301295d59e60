package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.ProfileUpdate;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.UserId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The promises of {@link io.github.confab.chat.UserContent#export}. */
public interface ExportContract extends ChatBackend {

    private List<String> export(UserId user) {
        return get(chat().users().admin().content().export(user).collectList());
    }

    private static List<String> ofType(List<String> lines, String type) {
        return lines.stream()
                .filter(line -> line.startsWith("{\"type\":\"" + type + "\","))
                .toList();
    }

    @Test
    default void export_account_comesFirstAndNoSecretIsInIt() {
        ChatClient ada = People.newcomer(chat());
        UserId her = ada.user().id();
        get(chat().users()
                .update(her, ProfileUpdate.none().displayName("Ada \"L\"").attribute("team", "red")));
        List<String> lines = export(her);
        assertThat(lines.get(0))
                .startsWith("{\"type\":\"account\",\"id\":\"" + her + "\"")
                .contains(
                        "\"username\":\"" + ada.user().username() + "\"",
                        "\"displayName\":\"Ada \\\"L\\\"\"",
                        "\"attributes\":{\"team\":\"red\"}")
                .doesNotContain("password", "argon2", "$");
        assertThat(lines).last().isEqualTo("{\"type\":\"end\",\"messages\":0}");
    }

    @Test
    default void export_messages_areThoseOfTheUserInAllChannels() {
        ChatClient ada = client(chat());
        ChatClient bob = client(elsewhere());
        Channel adas = channel(ada);
        Channel secret = Given.privateChannel(ada);
        Channel direct = get(ada.conversations().direct(bob.user().id()));
        Receipt first = get(adas.publish(Draft.text("a \"quote\",\n\u0645 and \\")
                .withAttribute("lang", "en")
                .mentioning(bob.user().id())));
        published(joined(bob, adas), "not hers");
        published(adas, "second");
        published(secret, "behind doors");
        published(direct, "for bob");
        List<String> messages = ofType(export(ada.user().id()), "message");
        assertThat(messages).hasSize(4);
        assertThat(messages.stream().filter(line -> line.contains("\"" + adas.id() + "\"")))
                .as("oldest first")
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(
                                        "\"channel\":\"" + adas.id() + "\"",
                                        "\"channelName\":\"" + get(adas.info()).name() + "\"",
                                        "\"id\":\"" + first.id() + "\"",
                                        "\"time\":\"" + first.id().timestamp() + "\"",
                                        "\"username\":\"" + ada.user().username() + "\"",
                                        "\"attributes\":{\"lang\":\"en\"}",
                                        "\"mentions\":[\"" + bob.user().id() + "\"]")
                                .containsPattern(
                                        "\"text\":\"a \\\\\"quote\\\\\",\\\\(n|u000a|u000A)\u0645 and \\\\\\\\\"")
                                .doesNotContain("\n"),
                        line -> assertThat(line).contains("\"text\":\"second\""));
        assertThat(messages)
                .anyMatch(line -> line.contains("behind doors"))
                .anyMatch(line -> line.contains("for bob"))
                .noneMatch(line -> line.contains("not hers"));
    }

    @Test
    default void export_editedAndDeleted_hasAllThatWasSaid() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Receipt message = published(channel, "first words");
        get(channel.messages().edit(message.id(), Draft.text("better words")));
        get(channel.messages().delete(message.id()));
        List<String> lines = export(ada.user().id());
        assertThat(ofType(lines, "message"))
                .as("as it was written, and that it is deleted")
                .hasSize(1)
                .allMatch(line -> line.contains("\"text\":\"first words\"") && line.contains("\"deleted\":\""));
        assertThat(ofType(lines, "edit"))
                .hasSize(1)
                .allMatch(line -> line.contains("\"text\":\"better words\"")
                        && line.contains("\"message\":\"" + message.id() + "\""));
    }

    @Test
    default void export_membershipsAndScheduled_areInIt() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Channel bobs = joined(ada, channel(chat()));
        get(channel.schedule().at(Instant.now().plusSeconds(3600), Draft.text("not sent yet")));
        List<String> lines = export(ada.user().id());
        assertThat(ofType(lines, "membership"))
                .hasSize(2)
                .anyMatch(line -> line.contains("\"" + channel.id() + "\""))
                .anyMatch(line -> line.contains("\"" + bobs.id() + "\""));
        assertThat(ofType(lines, "scheduled")).hasSize(1).allMatch(line -> line.contains("\"text\":\"not sent yet\""));
    }

    @Test
    default void export_manyMessages_areAllInItInOrder() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        ChatClient bob = client(chat());
        Channel bobs = joined(bob, channel);
        for (int round = 0; round < 3; round++) {
            published(channel, 150);
            published(bobs, 100);
        }
        List<String> lines = export(ada.user().id());
        assertThat(ofType(lines, "message").stream().map(line -> line.replaceAll(".*\"text\":\"(m\\d+)\".*", "$1")))
                .hasSize(450)
                .startsWith("m0", "m1")
                .endsWith("m148", "m149");
        assertThat(lines).last().isEqualTo("{\"type\":\"end\",\"messages\":450}");
    }

    @Test
    default void export_smallDemand_isHeldBack() {
        ChatClient ada = client(chat());
        published(channel(ada), 300);
        Probe<String> lines =
                Probe.on(chat().users().admin().content().export(ada.user().id()), 2);
        assertThat(lines.next("the account")).contains("account");
        assertThat(lines.next("one more")).contains("membership");
        assertThat(lines.unread()).as("nobody asked for more").isEmpty();
        lines.request(1);
        assertThat(lines.next("a message")).contains("\"m0\"");
        lines.cancel();
    }

    @Test
    default void export_erasedAccount_hasItsMessages() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        published(channel, "still here");
        done(chat().users().admin().erase(ada.user().id()));
        List<String> lines = export(ada.user().id());
        assertThat(ofType(lines, "account")).hasSize(1);
        assertThat(ofType(lines, "message")).hasSize(1);
    }

    @Test
    default void anyCall_nobody_errorsWithUserNotFound() {
        UserId nobody = UserId.of(Given.name("nobody"));
        failure(chat().users().admin().content().export(nobody), UserNotFoundException.class, "no account");
        failure(chat().users().admin().content().erase(nobody), UserNotFoundException.class, "no account");
        assertThatThrownBy(() -> chat().users().admin().content().export(null))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> chat().users().admin().content().erase(null))
                .isInstanceOf(InvalidArgumentException.class);
    }
}
