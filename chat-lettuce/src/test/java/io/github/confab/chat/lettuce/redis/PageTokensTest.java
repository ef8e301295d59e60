package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.model.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokensTest {

    @Test
    void place_ofAToken_isThePlace() {
        String place = "=\u0633\u0644\u0627\u0645 \uD83D\uDE00\0id";
        assertThat(PageTokens.of(place)).as("fit for a URL").matches("[A-Za-z0-9_-]+");
        assertThat(PageTokens.place(PageTokens.of(place))).isEqualTo(place);
    }

    @Test
    void scanCursor_ofAToken_isTheCursor() {
        assertThat(PageTokens.scanCursor(PageTokens.ofScan("18446744073709551615")))
                .as("Redis' cursors are unsigned")
                .isEqualTo("18446744073709551615");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "s5", "czU=", "_w", "czE4NDQ2NzQ0MDczNzA5NTUxNjE2", "czA", "cy0x"})
    void scanCursor_foreignToken_throws(String token) {
        assertThatThrownBy(() -> PageTokens.scanCursor(token))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("page token ");
    }
}
