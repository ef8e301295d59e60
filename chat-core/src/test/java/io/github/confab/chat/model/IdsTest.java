package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ids that become parts of Redis keys and topics: nothing that could forge a separator gets in. */
final class IdsTest {

    private static final String LETTERS_64 = "aZ09_-".repeat(10) + "abcd";

    @Test
    void of_allowedCharacters_isTheText() {
        assertThat(ChannelId.of(LETTERS_64)).hasToString(LETTERS_64).returns(LETTERS_64, ChannelId::value);
        assertThat(IdempotencyKey.of(LETTERS_64)).hasToString(LETTERS_64).returns(LETTERS_64, IdempotencyKey::value);
        String oidc = "auth0.com@tenant+x=y_-1";
        assertThat(UserId.of(oidc)).hasToString(oidc).returns(oidc, UserId::value);
        assertThat(UserId.of("u".repeat(128)).value()).hasSize(128);
        assertThat(UserId.SYSTEM).isEqualTo(UserId.of("system"));
    }

    @ParameterizedTest(name = "B32 [{0}]")
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a:b",
                "a/b",
                "a;b",
                "{a}",
                "a}b",
                "a*",
                "a?",
                "a[b]",
                "a\nb",
                "a\0",
                "a\n",
                "\u00E9",
                "\u0661",
                "\uD83D\uDE00"
            })
    void of_separatorsAndOtherText_isRefused(String text) {
        String rule = text == null ? "must not be null" : "must match";
        refused("channel id", rule, () -> ChannelId.of(text));
        refused("idempotency key", rule, () -> IdempotencyKey.of(text));
        refused("user id", rule, () -> UserId.of(text));
    }

    @Test
    void of_tooLong_isRefused() {
        refused("channel id", "must match [A-Za-z0-9_-]{1,64}", () -> ChannelId.of(LETTERS_64 + "x"));
        refused("idempotency key", "must match [A-Za-z0-9_-]{1,64}", () -> IdempotencyKey.of(LETTERS_64 + "x"));
        refused("user id", "must match", () -> UserId.of("u".repeat(129)));
    }

    @Test
    void of_charactersOfUserIdsOnly_areNoChannelId() {
        for (String text : new String[] {"a.b", "a@b", "a+b", "a=b"}) {
            refused("channel id", "must match", () -> ChannelId.of(text));
            refused("idempotency key", "must match", () -> IdempotencyKey.of(text));
        }
    }
}
