package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Chat;
import io.github.confab.chat.Users;
import io.github.confab.chat.error.NameTakenException;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** The promises of {@link Users}. */
public interface UsersContract extends ChatBackend {

    @Test
    default void create_newName_givesTheUser() {
        String name = name("Ada");
        StepVerifier.create(chat().users().create(name))
                .assertNext(user ->
                        assertThat(user.username()).as("as it was typed").isEqualTo(name))
                .as("one user, then complete")
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    default void create_notSubscribed_createsNobody() {
        String name = name("lazy");
        chat().users().create(name);
        empty(chat().users().find(name), "nothing happens before subscribe");
    }

    @Test
    default void create_nameThatCountsAsTheSame_errorsWithNameTaken() {
        String name = name("ada");
        User ada = get(chat().users().create(name));
        for (String same : List.of(name, name.toUpperCase(Locale.ROOT), wide(name))) {
            assertThat(failure(
                            elsewhere().users().create(same),
                            NameTakenException.class,
                            String.format("%s is %s, and the error says which name it is about", same, name)))
                    .returns(same, NameTakenException::name);
        }
        assertThat(get(chat().users().find(name)).id())
                .as("the first one keeps the name")
                .isEqualTo(ada.id());
    }

    @Test
    default void create_sameNameFromManyThreads_oneWins() {
        String name = name("race");
        List<Chat> processes = List.of(chat(), elsewhere());
        List<User> winners = get(Flux.range(0, 50)
                .flatMap(
                        i -> processes
                                .get(i % 2)
                                .users()
                                .create(name)
                                .onErrorResume(NameTakenException.class, taken -> Mono.empty())
                                .subscribeOn(Schedulers.parallel()),
                        50)
                .collectList());
        assertThat(winners).as("B17: exactly one of 50 gets the name").hasSize(1);
        assertThat(get(chat().users().find(name)).id())
                .as("and it is the one that is found")
                .isEqualTo(winners.get(0).id());
    }

    @ParameterizedTest(name = "B12-B16 username [{0}]")
    @NullSource
    @ValueSource(
            strings = {
                "",
                "   ",
                "admin",
                "\uFF41\uFF44\uFF4D\uFF49\uFF4E",
                "\u0430dmin",
                "p\u0430ypal",
                "bob ",
                "b\u00ADob",
                "bob\u200D",
                "<img src=x onerror=alert(1)>",
                "' OR 1=1--",
                "a\uD800b",
                "a\nb",
                "a:b",
                "a*"
            })
    default void create_nameThatBreaksARule_throwsAtTheCall(String name) {
        Users users = chat().users();
        assertThatThrownBy(() -> users.create(name))
                .as("a wrong argument is no signal")
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("username ");
        assertThatThrownBy(() -> users.find(name))
                .as("nobody can have that name, so nobody can be found by it")
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    default void get_knownUser_givesThatUser() {
        User ada = get(chat().users().create(name("Ada")));
        User found = get(elsewhere().users().get(ada.id()));
        assertThat(found.id()).isEqualTo(ada.id());
        assertThat(found.username()).as("as its owner typed it").isEqualTo(ada.username());
    }

    @Test
    default void get_unknownUser_completesEmpty() {
        empty(chat().users().get(UserId.of(name("nobody"))), "absent is empty, not an error");
    }

    @Test
    default void get_system_completesEmpty() {
        empty(chat().users().get(UserId.SYSTEM), "no account has this id");
    }

    @Test
    default void get_null_throwsAtTheCall() {
        Users users = chat().users();
        assertThatThrownBy(() -> users.get(null)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    default void find_anyFormThatCountsAsTheSame_givesTheUser() {
        String name = name("Ada");
        User ada = get(chat().users().create(name));
        for (String same : List.of(name, name.toLowerCase(Locale.ROOT), wide(name))) {
            User found = get(elsewhere().users().find(same));
            assertThat(found.id()).as("%s is %s", same, name).isEqualTo(ada.id());
            assertThat(found.username()).as("as its owner typed it").isEqualTo(name);
        }
    }

    @Test
    default void find_unknownName_completesEmpty() {
        empty(chat().users().find(name("nobody")), "absent is empty, not an error");
    }

    private static String wide(String ascii) {
        StringBuilder wide = new StringBuilder();
        ascii.chars().forEach(c -> wide.append((char) (c - '!' + 0xFF01)));
        return wide.toString();
    }
}
