package io.github.confab.examples.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTextTest {

    @Test
    void object_hostileText_isEscapedAndComesBack() {
        String text = "\u001B[2J\u009B2J\u202Eسلام 你好 👩\u200D👧\n\u2028\uDB40\uDC41\u007F";
        String line = JsonText.object(out -> out.writeStringProperty("text", text));
        assertThat(line)
                .contains("\\u001B[2J\\u009b2J\\u202eسلام 你好 👩\u200D👧\\n\\u2028\\udb40\\udc41\\u007f")
                .doesNotContain("\u009B");
        assertThat(JsonText.parse(line).orElseThrow()).containsEntry("text", text);
    }

    @Test
    void ascii_everyCharacter_comesBack() {
        String line = JsonText.ascii(JsonText.object(out -> out.writeStringProperty("text", "سلام 👋")));
        assertThat(line).matches("[ -~]+");
        assertThat(JsonText.parse(line).orElseThrow()).containsEntry("text", "سلام 👋");
    }

    @Test
    void parse_nested_givesMapsAndLists() {
        assertThat(JsonText.parse("{\"a\":{\"b\":[1,true,null,\"x\"]},\"n\":null}"))
                .contains(Map.of("a", Map.of("b", List.of(1, true, "x"))));
    }

    @Test
    void parse_whatIsNoObject_isEmpty() {
        assertThat(List.of(
                        "",
                        "hello",
                        "[1]",
                        "{\"a\":1",
                        "{\"a\":1}}",
                        "{\"a\":1}{",
                        "{\"a\":1,\"a\":2}",
                        "{".repeat(100)))
                .allSatisfy(line -> assertThat(JsonText.parse(line)).as(line).isEmpty());
    }
}
