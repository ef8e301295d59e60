package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileUpdateTest {

    @Test
    void changes_addUp() {
        ProfileUpdate update = ProfileUpdate.none()
                .displayName("  Ada e\u0301 ")
                .avatar("HTTPS://example.org/a?b=c#d")
                .attribute("a", "1")
                .attribute("a", "2");
        assertThat(update.displayName()).as("trimmed and composed").contains("Ada \u00E9");
        assertThat(update.avatar()).contains("HTTPS://example.org/a?b=c#d");
        assertThat(update.attributes()).containsExactly(Map.entry("a", "2"));
        assertThat(ProfileUpdate.none().displayName("").displayName())
                .as("removes it")
                .contains("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:image/png;base64,AAAA",
                "file:///etc/passwd",
                "//example.org/a.png",
                "example.org/a.png",
                "https:///a.png",
                "https://ada:secret@example.org/",
                "https://example.org/a b",
                "https://exa\nmple.org/",
                "ftp://example.org/a.png",
                " "
            })
    void avatar_whatIsNoWebAddress_isRefused(String url) {
        refused("avatar", "must be an http or https URL", () -> ProfileUpdate.none()
                .avatar(url));
    }

    @Test
    void avatar_long_isRefused() {
        refused("avatar", "at most 1024", () -> ProfileUpdate.none().avatar("https://x.org/" + "a".repeat(1024)));
    }

    @Test
    void displayName_thatBreaksARule_isRefused() {
        refused("display name", "must have at most 64", () -> ProfileUpdate.none()
                .displayName("x".repeat(65)));
        refused("display name", "a bidirectional control", () -> ProfileUpdate.none()
                .displayName("a\u202Eb"));
        refused("display name", "a control character", () -> ProfileUpdate.none()
                .displayName("a\u0007b"));
        refused("display name", "unpaired surrogate", () -> ProfileUpdate.none().displayName("\uD800"));
        refused("display name", "must not be null", () -> ProfileUpdate.none().displayName(null));
    }

    @Test
    void attributes_limits_hold() {
        refused("profile attribute name", "must match", () -> ProfileUpdate.none()
                .attribute("a b", "x"));
        refused("profile attribute a", "unpaired surrogate", () -> ProfileUpdate.none()
                .attribute("a", "\uD800"));
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 17; i++) {
            many.put("a" + i, "x");
        }
        refused(
                "number of profile attributes",
                "between 0 and 16",
                () -> new ProfileUpdate(Optional.empty(), Optional.empty(), many));
        assertThatThrownBy(() -> ProfileUpdate.none().attribute("a", "x".repeat(1024)))
                .isInstanceOf(MessageTooLargeException.class);
    }

    @Test
    void attributes_areCopied() {
        Map<String, String> own = new HashMap<>(Map.of("a", "1"));
        ProfileUpdate update = new ProfileUpdate(Optional.empty(), Optional.empty(), own);
        own.put("b", "2");
        assertThat(update.attributes()).containsOnlyKeys("a");
    }
}
