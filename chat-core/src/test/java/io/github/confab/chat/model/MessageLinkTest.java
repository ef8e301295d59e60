package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageLinkTest {

    @Test
    void toString_andParse_areEachOthersWay() {
        MessageLink link = new MessageLink(ChannelId.of("7u9yQeboBE7kq0aQ1ipBXQ"), new MessageId(1795321642170L, 6));
        assertThat(link).asString().isEqualTo("confab:7u9yQeboBE7kq0aQ1ipBXQ/1795321642170-6");
        assertThat(MessageLink.parse(link.toString())).isEqualTo(link);
        MessageLink last = new MessageLink(ChannelId.of("-"), MessageId.MAX);
        assertThat(MessageLink.parse(last.toString())).isEqualTo(last);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                "confab:",
                "confab:a",
                "confab:a/",
                "confab:a/1",
                "confab:a/1-",
                "confab:/1-1",
                "confab:a/1-1/",
                "confab:a/1-1 ",
                " confab:a/1-1",
                "CONFAB:a/1-1",
                "confab://a/1-1",
                "confab:a b/1-1",
                "confab:a/01-1",
                "confab:a/-1-1",
                "confab:a/1-1\n",
                "confab:a/9999999999999999999-1",
                "confab:a/\u0661-1",
                "https://a/1-1",
                "javascript:alert(1)"
            })
    void parse_anotherForm_isRefused(String text) {
        refused("message link", "must be confab:<channel>/<millis>-<seq>", () -> MessageLink.parse(text));
    }

    @Test
    void nothing_isRefused() {
        refused("message link", "must not be null", () -> MessageLink.parse(null));
        refused("linked channel", "must not be null", () -> new MessageLink(null, MessageId.MIN));
        refused("linked message", "must not be null", () -> new MessageLink(ChannelId.of("a"), null));
        refused("linked message", "must not be null", () -> MessageLink.to(null));
    }
}
