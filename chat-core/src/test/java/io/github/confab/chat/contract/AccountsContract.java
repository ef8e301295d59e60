package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.name;
import static io.github.confab.chat.contract.People.PASSWORD;
import static io.github.confab.chat.contract.People.loggedIn;
import static io.github.confab.chat.contract.People.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.UserAdmin;
import io.github.confab.chat.error.InvalidCredentialsException;
import io.github.confab.chat.error.NameTakenException;
import io.github.confab.chat.error.UserDeactivatedException;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.Profile;
import io.github.confab.chat.model.ProfileUpdate;
import io.github.confab.chat.model.Registration;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The promises of {@link io.github.confab.chat.Users} about accounts, of {@link UserAdmin} and profiles. */
public interface AccountsContract extends ChatBackend {

    @Test
    default void register_sameNameFromManyThreads_oneWins() {
        String name = name("race");
        List<Chat> processes = List.of(chat(), elsewhere());
        List<User> winners = get(Flux.range(0, 50)
                .flatMap(
                        i -> processes
                                .get(i % 2)
                                .users()
                                .register(Credentials.of(name, PASSWORD))
                                .onErrorResume(NameTakenException.class, taken -> Mono.empty())
                                .subscribeOn(Schedulers.parallel()),
                        50)
                .collectList());
        assertThat(winners)
                .as("B17: one of 50; the others are told that it is taken")
                .hasSize(1);
        assertThat(loggedIn(elsewhere(), name).user().id())
                .as("and the winner's password counts")
                .isEqualTo(winners.get(0).id());
    }

    @Test
    default void register_notSubscribed_createsNobody() {
        String name = name("lazy");
        chat().users().register(Credentials.of(name, PASSWORD));
        empty(chat().users().find(name), "nothing happens before subscribe");
    }

    @Test
    default void register_weakPassword_throwsAtTheCall() {
        String name = name("longname-longname");
        assertThatThrownBy(() -> chat().users().register(Credentials.of(name, name)))
                .as("B21: the name is no password")
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("password ")
                .hasMessageNotContaining(name);
        assertThatThrownBy(() -> chat().users().register((Registration) null))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    default void create_nameThatLooksTheSame_isTaken() {
        String name = name("lookalike-mo");
        get(chat().users().create(name));
        for (String twin : List.of(name.replace("l", "1"), name.replace("m", "rn"), name.replace('i', 'l'))) {
            assertThat(failure(
                            elsewhere().users().create(twin), NameTakenException.class, twin + " looks like " + name))
                    .returns(twin, NameTakenException::name);
            empty(chat().users().find(twin), twin + " is nobody's name");
        }
    }

    @Test
    default void find_twinOfARegisteredName_cannotLogIn() {
        String name = name("lookalike");
        registered(chat(), name);
        failure(
                chat().login(Credentials.of(name.replace("l", "1"), PASSWORD)),
                InvalidCredentialsException.class,
                "a name that only looks the same opens nothing");
    }

    @Test
    default void profile_newAccount_isEmpty() {
        User ada = registered(chat(), name("ada"));
        Profile profile = get(elsewhere().users().profile(ada.id()));
        assertThat(profile.user().username()).isEqualTo(ada.username());
        assertThat(profile.displayName()).isEmpty();
        assertThat(profile.avatar()).isEmpty();
        assertThat(profile.attributes()).isEmpty();
        empty(chat().users().profile(UserId.of(name("nobody"))), "nobody has no profile");
    }

    @Test
    default void update_profile_changesWhatIsNamed() {
        ChatClient ada = Given.client(chat());
        get(ada.account()
                .update(ProfileUpdate.none()
                        .displayName("Ada \u0622\u062F\u0627")
                        .avatar("https://example.org/a.png")
                        .attribute("team", "red;@{x}")
                        .attribute("floor", "2")));
        Profile changed = get(elsewhere()
                .users()
                .update(ada.user().id(), ProfileUpdate.none().avatar("").attribute("floor", "")));
        assertThat(changed.displayName()).as("it was not named").contains("Ada \u0622\u062F\u0627");
        assertThat(changed.avatar()).as("it was removed").isEmpty();
        assertThat(changed.attributes()).as("one was removed, one not named").containsOnlyKeys("team");
        get(ada.account().update(ProfileUpdate.none().avatar("http://example.org/")));
        Profile read = get(ada.account().profile());
        assertThat(read.avatar()).contains(URI.create("http://example.org/"));
        assertThat(read.attributes()).containsEntry("team", "red;@{x}");
    }

    @Test
    default void update_attributesTooManyTogether_isRefused() {
        ChatClient ada = Given.client(chat());
        ProfileUpdate first = ProfileUpdate.none();
        ProfileUpdate second = ProfileUpdate.none();
        for (int i = 0; i < 10; i++) {
            first = first.attribute("a" + i, "x");
            second = second.attribute("b" + i, "x");
        }
        get(ada.account().update(first));
        ProfileUpdate more = second;
        assertThatThrownBy(() -> done(ada.account().update(more)))
                .as("20 attributes are more than 16")
                .isInstanceOf(InvalidArgumentException.class);
        assertThat(get(ada.account().profile()).attributes())
                .as("nothing was changed")
                .hasSize(10);
    }

    @Test
    default void update_unknownUser_errorsWithUserNotFound() {
        UserId nobody = UserId.of(name("nobody"));
        failure(
                chat().users().update(nobody, ProfileUpdate.none().displayName("x")),
                UserNotFoundException.class,
                "no account is made by it");
        empty(chat().users().get(nobody), "no account was made by it");
        failure(chat().system().account().profile(), UserNotFoundException.class, "the application is no account");
    }

    @Test
    default void setPassword_accountWithout_canLogIn() {
        String name = name("ada");
        User ada = get(chat().users().create(name));
        failure(
                chat().login(Credentials.of(name, PASSWORD)),
                InvalidCredentialsException.class,
                "an account without a password opens to nobody");
        done(elsewhere().users().admin().setPassword(ada.id(), Password.of(PASSWORD)));
        assertThat(loggedIn(chat(), name).user().id()).isEqualTo(ada.id());
    }

    @Test
    default void deactivate_account_letsNobodyInUntilReactivated() {
        String name = name("ada");
        User ada = registered(chat(), name);
        UserAdmin admin = elsewhere().users().admin();
        assertThat(get(admin.deactivate(ada.id()))).as("a change").isTrue();
        assertThat(get(admin.deactivate(ada.id()))).as("no change").isFalse();
        failure(
                chat().login(Credentials.of(name, PASSWORD)),
                InvalidCredentialsException.class,
                "the same as for a wrong password");
        assertThat(failure(chat().actAs(ada.id()), UserDeactivatedException.class, "the application is told why"))
                .returns(ada.id(), UserDeactivatedException::user);
        assertThat(get(chat().users().find(name)).id())
                .as("the account is still there")
                .isEqualTo(ada.id());
        assertThat(get(admin.reactivate(ada.id()))).isTrue();
        assertThat(loggedIn(chat(), name).user().id()).isEqualTo(ada.id());
    }

    @Test
    default void erase_account_leavesAMark() {
        String name = name("ada");
        User ada = registered(chat(), name);
        ChatClient client = loggedIn(chat(), name);
        get(client.account().update(ProfileUpdate.none().displayName("Ada").attribute("a", "b")));
        Channel channel = Given.channel(client);
        Given.published(channel, "remember me");
        UserAdmin admin = elsewhere().users().admin();
        assertThat(get(admin.erase(ada.id()))).as("a change").isTrue();
        assertThat(get(admin.erase(ada.id()))).as("no change").isFalse();

        assertThat(get(chat().users().get(ada.id())).username())
                .as("the mark that there was somebody")
                .isEqualTo("deleted user");
        Profile left = get(chat().users().profile(ada.id()));
        assertThat(left.displayName()).isEmpty();
        assertThat(left.attributes()).isEmpty();
        empty(chat().users().find(name), "nobody is found by the name");
        failure(chat().users().create(name), NameTakenException.class, "nobody can pass for who had it");
        failure(chat().login(Credentials.of(name, PASSWORD)), InvalidCredentialsException.class, "nobody gets in");
        failure(chat().actAs(ada.id()), UserNotFoundException.class, "nobody acts as the erased");
        failure(admin.reactivate(ada.id()), UserNotFoundException.class, "erased is for ever");
        failure(admin.setPassword(ada.id(), Password.of(PASSWORD)), UserNotFoundException.class, "erased is for ever");
        assertThat(get(chat().system()
                                .channel(channel.id())
                                .history(HistoryQuery.latest())
                                .next())
                        .author()
                        .username())
                .as("messages stay as they were written")
                .isEqualTo(name);
    }

    @Test
    default void admin_unknownUser_errorsWithUserNotFound() {
        UserId nobody = UserId.of(name("nobody"));
        UserAdmin admin = chat().users().admin();
        failure(admin.setPassword(nobody, Password.of(PASSWORD)), UserNotFoundException.class, "no such account");
        failure(admin.endSessions(nobody), UserNotFoundException.class, "no such account");
        failure(admin.deactivate(nobody), UserNotFoundException.class, "no such account");
        failure(admin.reactivate(nobody), UserNotFoundException.class, "no such account");
        failure(admin.erase(nobody), UserNotFoundException.class, "no such account");
        empty(chat().users().get(nobody), "and none was made");
    }
}
