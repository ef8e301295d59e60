package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LoginTest {

    private static final Credentials ADA = Credentials.of("ada", "a long way to Tipperary");

    @Test
    void of_credentials_hasDefaults() {
        assertThat(Login.of(ADA))
                .returns("unknown device", Login::device)
                .returns(Optional.empty(), Login::source)
                .returns(ADA, Login::credentials);
        assertThat(Login.of(ADA).device(" Firefox \u0645\u0646 ").from("::1"))
                .returns("Firefox \u0645\u0646", Login::device)
                .returns(Optional.of("::1"), Login::source);
    }

    @Test
    void device_thatBreaksARule_isRefused() {
        refused("device", "must not be null", () -> Login.of(ADA).device(null));
        refused("code points of the device", "between 1 and 64", () -> Login.of(ADA)
                .device("  "));
        refused("code points of the device", "between 1 and 64", () -> Login.of(ADA)
                .device("x".repeat(65)));
        refused("device", "a control character", () -> Login.of(ADA).device("a\nb"));
        refused("device", "a bidirectional control", () -> Login.of(ADA).device("a\u202Eb"));
        refused("device", "unpaired surrogate", () -> Login.of(ADA).device("a\uD800b"));
    }

    @Test
    void from_thatBreaksARule_isRefused() {
        refused("source", "must not be null", () -> Login.of(ADA).from(null));
        refused("characters of the source", "between 1 and 256", () -> Login.of(ADA)
                .from(""));
        refused("characters of the source", "between 1 and 256", () -> Registration.of(ADA)
                .from("x".repeat(257)));
        refused("credentials", "must not be null", () -> Login.of(null));
        refused("credentials", "must not be null", () -> Registration.of(null));
        refused("password", "must not be null", () -> new Credentials(Username.of("ada"), null));
        refused("username", "must not be null", () -> new Credentials(null, Password.of("a long way to go")));
    }
}
