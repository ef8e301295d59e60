package io.github.confab.chat.lettuce.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisConfigTest {

    @Test
    void text_default_keepsDataAndStaysLocal() {
        assertThat(RedisConfig.DEFAULT.withFixedPort(7000).text().lines())
                .containsExactly(
                        "bind 127.0.0.1",
                        "port 7000",
                        "protected-mode yes",
                        "databases 16",
                        "appendonly yes",
                        "appendfsync everysec",
                        "save \"\"",
                        "maxmemory-policy noeviction");
    }

    @Test
    void text_ownSettings_comeLastInOrder() {
        assertThat(RedisConfig.DEFAULT
                        .withSetting("hz", "100")
                        .withSetting("maxmemory", "64mb")
                        .text())
                .endsWith("\nhz 100\nmaxmemory 64mb\n");
    }

    @Test
    void toString_secrets_areHidden() {
        var config = RedisConfig.DEFAULT.withPassword("sesame").withSetting("masterauth", "open");
        assertThat(config.toString()).doesNotContain("sesame", "open").contains("***");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void port_outOfRange_isRefused(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddedRedis.builder().port(port))
                .withMessage("port must be 1..65535, got: " + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\rb", "a\u0000b"})
    void password_emptyOrControl_isRefusedWithoutBeingShown(String password) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddedRedis.builder().password(password))
                .withMessage("password must not be empty nor contain control characters");
    }

    @ParameterizedTest
    @CsvSource({"'a b', 1", "'', 1", "'hz\nport', 1", "hz, ''", "hz, '1\nport 1'", "PORT, 1", "dir, /", "requirepass, x"
    })
    void setting_notOneLineOrOurs_isRefused(String name, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddedRedis.builder().setting(name, value));
    }

    @Test
    void startTimeout_notPositive_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddedRedis.builder().startTimeout(Duration.ZERO));
    }
}
