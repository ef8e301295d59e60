package io.github.confab.chat.lettuce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.model.InvalidArgumentException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordHasherTest {

    private static final byte[] PASSWORD = "a long way to Tipperary".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "a short way to Tipperary".getBytes(StandardCharsets.UTF_8);

    private final PasswordHasher hasher = PasswordHasher.argon2id();

    @Test
    void hash_password_isAPhcString() {
        String hash = hasher.hash(PASSWORD);
        assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(hasher.matches(PASSWORD, hash)).isTrue();
        assertThat(hasher.matches(OTHER, hash)).isFalse();
        assertThat(hasher.hash(PASSWORD)).as("another salt").isNotEqualTo(hash);
        assertThat(hasher.isOutdated(hash)).isFalse();
    }

    @Test
    void matches_hashWithOtherCosts_isUnderstood() {
        PasswordHasher small = PasswordHasher.argon2id(64, 1);
        String hash = small.hash(PASSWORD);
        assertThat(hasher.matches(PASSWORD, hash))
                .as("costs are those of the hash")
                .isTrue();
        assertThat(hasher.isOutdated(hash)).as("less than is used now").isTrue();
        assertThat(small.isOutdated(hasher.hash(PASSWORD)))
                .as("more than is used now")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$2a$10$abcdefghijklmnopqrstuv",
                "$argon2id$v=19$m=9999999,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$dGFndGFndGFndGFndGFn",
                "$argon2id$v=19$m=19456,t=0,p=1$c2FsdHNhbHRzYWx0c2FsdA$dGFndGFndGFndGFndGFn",
                "$argon2id$v=19$m=19456,t=2,p=64$c2FsdHNhbHRzYWx0c2FsdA$dGFndGFndGFndGFndGFn"
            })
    void matches_whatIsNoHash_isCorrupt(String hash) {
        assertThatThrownBy(() -> hasher.matches(PASSWORD, hash)).isInstanceOf(CorruptDataException.class);
        assertThatThrownBy(() -> hasher.isOutdated(hash)).isInstanceOf(CorruptDataException.class);
    }

    @Test
    void argon2id_costsOutOfRange_areRefused() {
        assertThatThrownBy(() -> PasswordHasher.argon2id(7, 1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> PasswordHasher.argon2id(8, 0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> PasswordHasher.argon2id(2_000_000, 1)).isInstanceOf(InvalidArgumentException.class);
    }
}
