package io.github.confab.chat.lettuce.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.confab.chat.model.Call;
import io.github.confab.chat.model.Extras;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class JsonMessageCodecTest {

    private static final Map<String, String> NONE = Map.of();

    @Example
    void encode_plainText_isTheDocumentedForm() {
        assertThat(json(new Content("ada", "hello", NONE))).isEqualTo("{\"u\":\"ada\",\"t\":\"hello\"}");
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("z", "1");
        attributes.put("a", "2");
        assertThat(json(new Content("ada", "hello", attributes)))
                .isEqualTo("{\"u\":\"ada\",\"t\":\"hello\",\"a\":{\"z\":\"1\",\"a\":\"2\"}}");
    }

    @Example
    void mentions_areAnArrayOfIds_andComeBack() {
        Content content = new Content(
                "ada",
                new MessageContent("hi", NONE, List.of(UserId.of("bob"), UserId.of("a@b.c")), Extras.NONE),
                Optional.empty());
        assertThat(json(content)).isEqualTo("{\"u\":\"ada\",\"t\":\"hi\",\"m\":[\"bob\",\"a@b.c\"]}");
        assertThat(MessageCodec.JSON.decode(MessageCodec.JSON.encode(content))).isEqualTo(content);
        corrupt("{\"u\":\"a\",\"t\":\"b\",\"m\":\"bob\"}");
        corrupt("{\"u\":\"a\",\"t\":\"b\",\"m\":[1]}");
        corrupt("{\"u\":\"a\",\"t\":\"b\",\"m\":[\"a b\"]}");
        corrupt("{\"u\":\"a\",\"t\":\"b\",\"m\":[\"a\"");
    }

    @Property(tries = 2000)
    void decode_anyText_isWhatWasEncoded(
            @ForAll("texts") String username, @ForAll("texts") String text, @ForAll("texts") String value) {
        Content content = new Content(username, text, Map.of("name", value));
        assertThat(MessageCodec.JSON.decode(MessageCodec.JSON.encode(content))).isEqualTo(content);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "\u0633\u0644\u0627\u0645 \u062F\u0646\u06CC\u0627",
                        "\u4F60\u597D\uFF0C\u4E16\u754C",
                        "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \uD83C\uDDEE\uD83C\uDDF7",
                        "\u0000\u0001\u001B[31m\u007F\u0085",
                        "\"quoted\" \\ / \b\f\n\r\t",
                        "e\u0301 \u00E9 \u202Eabc",
                        "\uD835\uDD6C".repeat(1000)),
                Arbitraries.strings().ofMaxLength(200).filter(JsonMessageCodecTest::isWellFormed));
    }

    private static boolean isWellFormed(String text) {
        return text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Example
    void decode_attributes_keepTheirOrderAndCannotBeChanged() {
        Content content = decode("{\"u\":\"a\",\"t\":\"b\",\"a\":{\"z\":\"1\",\"y\":\"2\",\"x\":\"3\"}}");
        assertThat(content.said().attributes().keySet()).containsExactly("z", "y", "x");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> content.said().attributes().put("w", "4"));
    }

    @Example
    void encode_calls_areReadBack() {
        for (Set<Call> calls : List.of(Set.of(Call.HERE), Set.of(Call.HERE, Call.CHANNEL))) {
            MessageContent said = new MessageContent("b", NONE, List.of(), Extras.NONE.calls(calls));
            Content content = new Content("a", said, Optional.empty());
            assertThat(MessageCodec.JSON.decode(MessageCodec.JSON.encode(content)))
                    .isEqualTo(content);
        }
        assertThat(decode("{\"u\":\"a\",\"t\":\"b\",\"g\":[\"later\",\"here\"]}")
                        .said()
                        .extras()
                        .calls())
                .as("what a later version calls is left out")
                .containsExactly(Call.HERE);
        for (String none : List.of("\"here\"", "[1]", "{\"here\":1}", "[[\"here\"]]")) {
            Content content = decode("{\"u\":\"a\",\"t\":\"b\",\"g\":" + none + "}");
            assertThat(content).as(none).isEqualTo(new Content("a", "b", NONE));
        }
    }

    @Example
    void decode_unknownFields_areSkipped() {
        Content content = decode(
                "{\"new\":{\"deep\":[1,2,{\"x\":null}]},\"u\":\"a\",\"n\":12.5e3,\"t\":\"b\",\"f\":[true,false]}");
        assertThat(content).isEqualTo(new Content("a", "b", NONE));
    }

    @Example
    void decode_whatIsNoMessage_isCorrupt() {
        corrupt("");
        corrupt(" ");
        corrupt("null");
        corrupt("[]");
        corrupt("\"text\"");
        corrupt("{}");
        corrupt("{\"u\":\"a\"}");
        corrupt("{\"t\":\"b\"}");
        corrupt("{\"u\":1,\"t\":\"b\"}");
        corrupt("{\"u\":null,\"t\":\"b\"}");
        corrupt("{\"u\":\"a\",\"t\":[\"b\"]}");
        corrupt("{\"u\":\"a\",\"t\":\"b\",\"a\":[]}");
        corrupt("{\"u\":\"a\",\"t\":\"b\",\"a\":{\"x\":1}}");
        corrupt("{'u':'a','t':'b'}");
        corrupt("{\"u\":\"a\",\"t\":\"b\",}");
    }

    @Example
    void decode_keyTwice_isCorrupt() {
        corrupt("{\"u\":\"a\",\"t\":\"b\",\"t\":\"c\"}");
        corrupt("{\"u\":\"a\",\"t\":\"b\",\"a\":{\"x\":\"1\",\"x\":\"2\"}}");
    }

    @Example
    void decode_somethingBehindTheMessage_isCorrupt() {
        corrupt("{\"u\":\"a\",\"t\":\"b\"}x");
        corrupt("{\"u\":\"a\",\"t\":\"b\"}{\"u\":\"a\",\"t\":\"b\"}");
        corrupt("{\"u\":\"a\",\"t\":\"b\"}]");
        assertThat(decode(" {\"u\":\"a\",\"t\":\"b\"} \n"))
                .as("white space means nothing")
                .isNotNull();
    }

    @Example
    void decode_bombs_areCorruptAndCheap() {
        corrupt("{\"x\":" + "[".repeat(100_000));
        corrupt("{\"x\":" + "{\"x\":".repeat(20_000));
        corrupt("{\"u\":\"a\",\"t\":\"" + "b".repeat(70_000) + "\"}");
        corrupt("{\"u\":\"a\",\"t\":\"b\",\"n\":" + "9".repeat(1000) + "}");
        corrupt("{\"u\":\"a\",\"t\":\"b\",\"" + "n".repeat(1000) + "\":1}");
        corrupt("{\"u\":\"a\",\"t\":\"b\"" + ",\"x\":1".repeat(100_000) + "}");
    }

    @Example
    void decode_brokenUtf8_isCorrupt() {
        byte[] good = bytes("{\"u\":\"a\",\"t\":\"b\"}");
        good[good.length - 3] = (byte) 0xFF;
        assertThatExceptionOfType(CorruptEntryException.class).isThrownBy(() -> MessageCodec.JSON.decode(good));
    }

    @Property(tries = 3000)
    void decode_cutOrChangedAnywhere_throwsNothingElse(@ForAll int cut, @ForAll int where, @ForAll byte to) {
        byte[] whole = bytes("{\"u\":\"ada\",\"t\":\"hello \u00E9\",\"a\":{\"x\":\"1\"},\"n\":[1,{\"y\":null}]}");
        byte[] part = Arrays.copyOf(whole, Math.floorMod(cut, whole.length + 1));
        if (part.length > 0) {
            part[Math.floorMod(where, part.length)] = to;
        }
        decodeOrRefuse(part);
    }

    @Property(tries = 3000)
    void decode_anyBytes_throwsNothingElse(@ForAll byte[] payload) {
        decodeOrRefuse(payload);
    }

    private static void decodeOrRefuse(byte[] payload) {
        try {
            assertThat(MessageCodec.JSON.decode(payload)).isNotNull();
        } catch (CorruptEntryException refused) {
            assertThat(refused.problem()).isNotEmpty();
        }
    }

    private static Content decode(String json) {
        return MessageCodec.JSON.decode(bytes(json));
    }

    private static void corrupt(String json) {
        assertThatExceptionOfType(CorruptEntryException.class)
                .as(json.length() > 100 ? json.substring(0, 100) : json)
                .isThrownBy(() -> decode(json));
    }

    private static String json(Content content) {
        return new String(MessageCodec.JSON.encode(content), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
