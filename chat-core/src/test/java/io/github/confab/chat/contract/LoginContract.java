package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.name;
import static io.github.confab.chat.contract.People.OTHER_PASSWORD;
import static io.github.confab.chat.contract.People.PASSWORD;
import static io.github.confab.chat.contract.People.loggedIn;
import static io.github.confab.chat.contract.People.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.InvalidCredentialsException;
import io.github.confab.chat.error.RateLimitedException;
import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Login;
import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.Registration;
import io.github.confab.chat.model.SessionInfo;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** The promises of {@link Chat#login}. */
public interface LoginContract extends ChatBackend {

    @Test
    default void login_rightPassword_givesAClientWithASession() {
        String name = name("Ada");
        registered(chat(), name);
        ChatClient ada =
                get(elsewhere().login(Login.of(Credentials.of(name, PASSWORD)).device("Netscape")));
        assertThat(ada.user().username()).as("as it was registered").isEqualTo(name);
        assertThat(ada.sessions().current()).as("a session").isPresent();
        assertThat(ada.sessions().token()).as("and its token").isPresent();
        SessionInfo info = get(ada.sessions().list().next());
        assertThat(info.device()).isEqualTo("Netscape");
        assertThat(info.current()).isTrue();
        assertThat(info.expiresAt()).isAfter(info.createdAt());
        Given.published(Given.channel(ada), "it works");
    }

    @Test
    default void login_twice_givesTwoSessions() {
        String name = name("ada");
        registered(chat(), name);
        ChatClient first = loggedIn(chat(), name);
        ChatClient second = loggedIn(elsewhere(), name);
        assertThat(second.sessions().current()).isNotEqualTo(first.sessions().current());
        assertThat(second.sessions().token()).isNotEqualTo(first.sessions().token());
    }

    @Test
    default void login_anyFormOfTheName_isTheSameAccount() {
        String name = name("Ada");
        registered(chat(), name);
        String wide = name.replace('a', '\uFF41').replace('A', '\uFF21');
        assertThat(loggedIn(chat(), wide.toUpperCase(Locale.ROOT)).user().username())
                .as("B12: one identity, as its owner typed it")
                .isEqualTo(name);
    }

    @Test
    default void login_composedOrDecomposedPassword_isTheSame() {
        String name = name("ada");
        get(chat().users().register(Credentials.of(name, "caf\u00E9 cr\u00E8me br\u00FBl\u00E9e")));
        assertThat(get(chat().login(Credentials.of(name, "cafe\u0301 cre\u0300me bru\u0302le\u0301e")))
                        .user()
                        .username())
                .as("B20: another keyboard composes otherwise")
                .isEqualTo(name);
    }

    @Test
    default void login_passwordWithNul_isNotCutThere() {
        String name = name("ada");
        get(chat().users().register(Credentials.of(name, "a long password\u0000 and its tail")));
        failure(
                chat().login(Credentials.of(name, "a long password\u0000 and another")),
                InvalidCredentialsException.class,
                "B19: what is behind NUL counts");
        get(chat().login(Credentials.of(name, "a long password\u0000 and its tail")));
    }

    @ParameterizedTest(name = "B18-B19 {index}")
    @MethodSource("badPasswords")
    default void password_thatBreaksARule_throwsAtTheCall(String bad) {
        assertThatThrownBy(() -> Credentials.of("ada", bad))
                .as("before anything is hashed")
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("password");
    }

    /** B18: null, empty, 14 and 129 code points, a megabyte; B19: an unpaired surrogate. */
    static Stream<String> badPasswords() {
        return Stream.of(
                null, "", "14 code points", "x1y2z3".repeat(21) + "123", "x".repeat(1 << 20), "fifteen and more\uD800");
    }

    @Test
    default void login_unknownOrWrong_tellsTheSame() {
        String name = name("ada");
        registered(chat(), name);
        InvalidCredentialsException wrong = failure(
                chat().login(Credentials.of(name, OTHER_PASSWORD)),
                InvalidCredentialsException.class,
                "the password is wrong");
        InvalidCredentialsException unknown = failure(
                chat().login(Credentials.of(name("nobody"), OTHER_PASSWORD)),
                InvalidCredentialsException.class,
                "nobody has that name");
        assertThat(unknown).as("B22: the same text").hasMessage(wrong.getMessage());
        assertThat(wrong.getMessage()).doesNotContain(name).doesNotContain(OTHER_PASSWORD);
    }

    @Test
    default void login_null_throwsAtTheCall() {
        assertThatThrownBy(() -> chat().login((Login) null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> chat().resume(null)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    default void login_tooManyWrong_isLimitedAndRecovers() {
        String name = name("ada");
        registered(chat(), name);
        for (int i = 0; i < 5; i++) {
            failure(
                    (i % 2 == 0 ? chat() : elsewhere()).login(Credentials.of(name, OTHER_PASSWORD)),
                    InvalidCredentialsException.class,
                    "attempt " + i);
        }
        RateLimitedException limited = failure(
                chat().login(Credentials.of(name, PASSWORD)),
                RateLimitedException.class,
                "B23: from the fifth on one has to wait, even with the right password");
        assertThat(limited.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
        Mono<ChatClient> again = chat().login(Credentials.of(name, PASSWORD))
                .onErrorResume(RateLimitedException.class, e -> Mono.empty());
        assertThat(Given.eventually("time heals it", again, client -> true)
                        .user()
                        .username())
                .isEqualTo(name);
        for (int i = 0; i < 4; i++) {
            failure(
                    chat().login(Credentials.of(name, OTHER_PASSWORD)),
                    InvalidCredentialsException.class,
                    "a success begins the count anew");
        }
    }

    @Test
    default void login_unknownName_isLimitedToo() {
        String nobody = name("nobody");
        for (int i = 0; i < 5; i++) {
            failure(chat().login(Credentials.of(nobody, PASSWORD)), InvalidCredentialsException.class, "attempt " + i);
        }
        failure(
                elsewhere().login(Credentials.of(nobody, PASSWORD)),
                RateLimitedException.class,
                "or the limit would tell who exists");
    }

    @Test
    default void login_manyFromOneSource_isLimited() {
        String source = name("source");
        for (int i = 0; i < 20; i++) {
            failure(
                    chat().login(Login.of(Credentials.of(name("nobody"), PASSWORD))
                            .from(source)),
                    InvalidCredentialsException.class,
                    "attempt " + i);
        }
        String name = name("ada");
        registered(chat(), name);
        assertThat(failure(
                                elsewhere()
                                        .login(Login.of(Credentials.of(name, PASSWORD))
                                                .from(source)),
                                RateLimitedException.class,
                                "20 a minute")
                        .retryAfter())
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(loggedIn(chat(), name).user().username())
                .as("others are not concerned")
                .isEqualTo(name);
    }

    @Test
    default void register_manyFromOneSource_isLimited() {
        String source = name("source");
        for (int i = 0; i < 5; i++) {
            get(chat().users()
                    .register(
                            Registration.of(Credentials.of(name("u"), PASSWORD)).from(source)));
        }
        failure(
                elsewhere()
                        .users()
                        .register(Registration.of(Credentials.of(name("u"), PASSWORD))
                                .from(source)),
                RateLimitedException.class,
                "5 an hour");
        registered(chat(), name("u"));
    }

    @Test
    default void changePassword_rightOne_countsFromNowOn() {
        String name = name("ada");
        registered(chat(), name);
        ChatClient ada = loggedIn(chat(), name);
        done(ada.account().changePassword(Password.of(PASSWORD), Password.of(OTHER_PASSWORD)));
        failure(chat().login(Credentials.of(name, PASSWORD)), InvalidCredentialsException.class, "the old one");
        get(elsewhere().login(Credentials.of(name, OTHER_PASSWORD)));
    }

    @Test
    default void changePassword_wrongOne_changesNothing() {
        String name = name("ada");
        registered(chat(), name);
        ChatClient ada = loggedIn(chat(), name);
        failure(
                ada.account().changePassword(Password.of(OTHER_PASSWORD), Password.of("a third way to Tipperary")),
                InvalidCredentialsException.class,
                "who leaves a browser open does not give the account away");
        assertThatThrownBy(() -> ada.account().changePassword(Password.of(PASSWORD), Password.of("aaaaaaaaaaaaaaaa")))
                .as("B21: weak")
                .isInstanceOf(InvalidArgumentException.class);
        loggedIn(chat(), name);
    }
}
