package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Expect.failure;
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
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.NameTakenException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Member;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Retention;
import io.github.confab.chat.model.Role;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The promises of {@link io.github.confab.chat.Channels} about creating, finding and listing. */
public interface ChannelsContract extends ChatBackend {

    @Test
    default void create_spec_isWhatInfoSays() {
        String name = name("Books ");
        Channel channel = get(client(chat())
                .channels()
                .create(ChannelSpec.named(name).description("what we read").retention(Retention.newest(500))));
        ChannelInfo info = get(channel.info());
        assertThat(info.id()).isEqualTo(channel.id());
        assertThat(info.name().value()).as("as it was typed").isEqualTo(name);
        assertThat(info.description()).isEqualTo("what we read");
        assertThat(info.kind()).as("the default").isEqualTo(ChannelKind.PUBLIC);
        assertThat(info.retention()).isEqualTo(Retention.newest(500));
        assertThat(info.createdAt()).as("a moment").isAfter(Instant.EPOCH);
    }

    @Test
    default void create_itsOwner_isItsFirstMember() {
        ChatClient ada = client(chat());
        assertThat(get(channel(ada).members().list(PageRequest.first())).items())
                .as("nobody else is")
                .containsExactly(new Member(ada.user().id(), Role.OWNER, false, Optional.empty()));
    }

    @Test
    default void create_notSubscribed_createsNothing() {
        String name = name("lazy");
        client(chat()).channels().create(ChannelSpec.named(name));
        empty(chat().system().channels().find(name), "nothing happens before subscribe");
    }

    @Test
    default void create_nameThatCountsAsTheSame_errorsWithNameTaken() {
        String name = name("Caf\u00E9 bar ");
        get(client(chat()).channels().create(ChannelSpec.named(name)));
        for (String same : sameNames(name)) {
            failure(
                    client(elsewhere()).channels().create(ChannelSpec.named(same)),
                    NameTakenException.class,
                    same + " is " + name);
        }
    }

    @Test
    default void create_null_throwsAtTheCall() {
        ChatClient ada = client(chat());
        assertThatThrownBy(() -> ada.channels().create(null)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    default void open_newName_createsAndJoins() {
        ChatClient ada = client(chat());
        String name = name("general");
        Channel channel = get(ada.channels().open(name));
        ChannelInfo info = get(channel.info());
        assertThat(info.name().value()).isEqualTo(name);
        assertThat(info.kind()).isEqualTo(ChannelKind.PUBLIC);
        assertThat(info.retention()).as("keeping everything").isEqualTo(Retention.keepAll());
        assertThat(get(channel.members().contains(ada.user().id()))).isTrue();
    }

    @Test
    default void open_nameThatCountsAsTheSame_isTheSameChannel() {
        String name = name("Caf\u00E9 bar ");
        Channel first = get(client(chat()).channels().open(name));
        for (String same : sameNames(name)) {
            ChatClient bob = client(elsewhere());
            Channel found = get(bob.channels().open(same));
            assertThat(found.id()).as("[%s] is [%s]", same, name).isEqualTo(first.id());
            assertThat(get(found.info()).name().value())
                    .as("shown as its creator typed it")
                    .isEqualTo(name);
            assertThat(get(found.members().contains(bob.user().id())))
                    .as("who opens a channel is a member")
                    .isTrue();
        }
    }

    @Test
    default void open_sameNameFromManyThreads_givesOneChannel() {
        String name = name("race");
        List<ChatClient> people = List.of(client(chat()), client(elsewhere()), chat().system());
        Set<ChannelId> ids = Set.copyOf(get(Flux.range(0, 60)
                .flatMap(
                        i -> people.get(i % 3)
                                .channels()
                                .open(i % 2 == 0 ? name : name.toUpperCase(Locale.ROOT))
                                .subscribeOn(Schedulers.parallel()),
                        60)
                .map(Channel::id)
                .collectList()));
        assertThat(ids).as("however many open it at once").hasSize(1);
    }

    @Test
    default void open_bySystem_joinsNobody() {
        Channel channel = get(chat().system().channels().open(name("imports")));
        assertThat(allPages(PageRequest.first(), channel.members()::list))
                .as("the application is a member of nothing")
                .isEmpty();
    }

    @Test
    default void open_privateChannelOfOthers_errorsWithForbidden() {
        Channel secret = privateChannel(client(chat()));
        String name = get(secret.info()).name().value();
        assertThat(failure(client(elsewhere()).channels().open(name), ForbiddenException.class, "the error says why"))
                .returns(Reason.PRIVATE, ForbiddenException::reason);
    }

    @Test
    default void open_privateChannelOfOnesOwn_givesIt() {
        ChatClient ada = client(chat());
        Channel secret = privateChannel(ada);
        String name = get(secret.info()).name().value();
        assertThat(get(ada.channels().open(name)).id()).isEqualTo(secret.id());
        assertThat(get(chat().system().channels().open(name)).id())
                .as("the application may, too")
                .isEqualTo(secret.id());
    }

    /** Texts that name the same channel. */
    static List<String> sameNames(String name) {
        return List.of(
                name,
                name.toUpperCase(Locale.ROOT),
                name.replace("\u00E9", "e\u0301"),
                " " + name.replace(" ", "\u00A0 ") + "\u3000");
    }
}
