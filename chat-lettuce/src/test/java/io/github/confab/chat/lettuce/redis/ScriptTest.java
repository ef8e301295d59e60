package io.github.confab.chat.lettuce.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ScriptTest {

    @Test
    void load_shebang_tellsWhetherItOnlyReads() {
        assertThat(Script.load("test-read").readOnly()).isTrue();
        assertThat(Script.load("test-write").readOnly()).isFalse();
    }

    @Test
    void load_include_isReplacedBelowTheFirstLine() {
        Script script = Script.load("test-write");
        List<String> lines = new String(script.body(), UTF_8).lines().toList();

        assertThat(lines.get(0)).as("Redis wants it first").isEqualTo("#!lua");
        assertThat(lines).contains("local function shared(text)").noneMatch(line -> line.startsWith("--#include"));
        assertThat(script.sha()).matches("[0-9a-f]{40}");
    }

    @Test
    void load_unknown_isRefused() {
        assertThatThrownBy(() -> Script.load("nothing"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing.lua");
    }

    @Test
    void load_withoutShebang_isRefused() {
        assertThatThrownBy(() -> Script.load("test-shared"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("#!lua");
    }
}
