package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordTest {

    private static final String GOOD = "a long way to Tipperary";

    @Test
    void of_lengths_areCountedInCodePoints() {
        refused("code points of the password", "between 15 and 128", () -> Password.of("14 code points"));
        refused("code points of the password", "between 15 and 128", () -> Password.of(""));
        refused("code points of the password", "between 15 and 128", () -> Password.of("x".repeat(129)));
        assertThatCode(() -> Password.of("\uD83D\uDE00".repeat(128))).doesNotThrowAnyException();
        refused("code points of the password", "got: 7", () -> Password.of("\uD83D\uDE00".repeat(7)));
        assertThatCode(() -> Password.of("15 code points.")).doesNotThrowAnyException();
        refused("code points of the password", "got: 14", () -> Password.of("e\u0301".repeat(14)));
    }

    @Test
    void of_megabyte_isRefusedBeforeAnyWork() {
        refused("password", "at most 128 code points", () -> Password.of("e\u0301".repeat(1 << 20)));
    }

    @Test
    void of_nullOrIllFormed_isRefused() {
        refused("password", "must not be null", () -> Password.of((CharSequence) null));
        refused("password", "must not be null", () -> Password.of((char[]) null));
        refused("password", "unpaired surrogate", () -> Password.of("fifteen and more\uD800"));
    }

    @Test
    void utf8_spacesAndComposition_arePrepared() {
        assertThat(Password.of("caf\u00E9 cr\u00E8me br\u00FBl\u00E9e").utf8())
                .as("B20: RFC 8265 OpaqueString")
                .isEqualTo(Password.of("cafe\u0301\u3000cre\u0300me\u00A0bru\u0302le\u0301e")
                        .utf8());
        assertThat(Password.of(GOOD + " ").utf8())
                .as("nothing is trimmed")
                .isNotEqualTo(Password.of(GOOD).utf8());
        assertThat(Password.of(GOOD.toUpperCase(Locale.ROOT)).utf8())
                .as("case counts")
                .isNotEqualTo(Password.of(GOOD).utf8());
        String nul = "before the NUL \u0000 and behind it";
        assertThat(Password.of(nul).utf8()).as("B19: no truncation").isEqualTo(nul.getBytes(StandardCharsets.UTF_8));
        String high = "\uD83D\uDE00\u0633\u06CC\u00DF".repeat(5);
        assertThat(new String(Password.of(high).utf8(), StandardCharsets.UTF_8)).isEqualTo(high);
    }

    @Test
    void of_array_isCopied() {
        char[] typed = GOOD.toCharArray();
        Password password = Password.of(typed);
        Arrays.fill(typed, 'x');
        assertThat(password.utf8()).isEqualTo(GOOD.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void wipe_password_isGone() {
        Password password = Password.of(GOOD);
        password.wipe();
        password.wipe();
        refused("password", "must not be wiped", password::utf8);
        refused("password", "must not be wiped", () -> password.refuseIfWeak(Username.of("ada")));
    }

    @Test
    void toString_never_showsIt() {
        Password password = Password.of(GOOD);
        assertThat(password).hasToString("Password[REDACTED]");
        Credentials credentials = Credentials.of("ada", GOOD.toCharArray());
        assertThat(credentials.toString()).contains("ada").doesNotContain(GOOD);
        assertThat(Login.of(credentials).toString()).doesNotContain(GOOD);
        assertThat(Registration.of(credentials).toString()).doesNotContain(GOOD);
    }

    @ParameterizedTest(name = "B21 [{0}]")
    @ValueSource(
            strings = {
                "ada-lovelace-1815",
                "ADA-Lovelace-1815",
                "\uFF41da-lovelace-1815",
                "correct horse battery staple",
                "Password Password",
                "aaaaaaaaaaaaaaa",
                "abababababababab",
                "0123456789012345",
                "abcdefghijklmnop"
            })
    void refuseIfWeak_whatEverybodyTries_isRefused(String weak) {
        Username name = Username.of("ada-lovelace-1815");
        assertThatThrownBy(() -> Password.of(weak).refuseIfWeak(name))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("password must not be")
                .hasMessageNotContaining(weak);
        refused("password", "must not be", () -> Registration.of(new Credentials(name, Password.of(weak))));
        assertThatCode(() -> Login.of(new Credentials(name, Password.of(weak))))
                .as("what was allowed once still opens")
                .doesNotThrowAnyException();
    }

    @Test
    void refuseIfWeak_repeatedName_isRefused() {
        Username ada = Username.of("ada");
        refused("password", "must not be", () -> Password.of("adaadaadaadaada").refuseIfWeak(ada));
        refused("password", "must not be", () -> Password.of("ada ada ada ada ada")
                .refuseIfWeak(ada));
        Password.of(GOOD).refuseIfWeak(ada);
    }
}
