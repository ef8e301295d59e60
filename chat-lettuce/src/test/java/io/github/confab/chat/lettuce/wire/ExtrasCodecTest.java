package io.github.confab.chat.lettuce.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.confab.chat.model.Attachment;
import io.github.confab.chat.model.Attachment.ImageInfo;
import io.github.confab.chat.model.Call;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Extras;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Payload;
import io.github.confab.chat.model.Quote;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class ExtrasCodecTest {

    private static final String WORDS = "{\"u\":\"ada\",\"t\":\"hi\"";
    private static final Attachment CAT = Attachment.of("https://a/cat.png?x=1&y=%22", "image/png")
            .named("cat.png")
            .sized(12)
            .looking(ImageInfo.of(640, 480).previewedBy("LE"));
    private static final Quote QUOTE =
            new Quote(ChannelId.of("c"), new MessageId(7, 3), UserId.of("bob"), "Bob", "what?");
    private static final Payload POLL = Payload.of("acme.poll/1", "{\"a\":1}");

    @Example
    void encode_extras_isTheDocumentedForm() {
        assertThat(json(Extras.NONE, Optional.empty())).isEqualTo(WORDS + "}");
        Extras all = new Extras(
                List.of(CAT, Attachment.of("https://b", "a/b")),
                Optional.of(QUOTE),
                Optional.of(POLL),
                EnumSet.allOf(Call.class));
        assertThat(json(all, Optional.of(Duration.ofMillis(60_000))))
                .isEqualTo(WORDS
                        + ",\"f\":[{\"u\":\"https://a/cat.png?x=1&y=%22\",\"y\":\"image/png\",\"n\":\"cat.png\","
                        + "\"s\":12,\"w\":640,\"h\":480,\"p\":\"LE\"},{\"u\":\"https://b\",\"y\":\"a/b\"}]"
                        + ",\"q\":{\"c\":\"c\",\"i\":\"7-3\",\"a\":\"bob\",\"n\":\"Bob\",\"t\":\"what?\"}"
                        + ",\"k\":{\"y\":\"acme.poll/1\",\"d\":\"{\\\"a\\\":1}\"}"
                        + ",\"g\":[\"here\",\"channel\"],\"x\":60000}");
    }

    @Property(tries = 1000)
    void decode_anyExtras_areWhatWasEncoded(
            @ForAll("attachments") List<Attachment> attachments,
            @ForAll("quotes") Optional<Quote> quote,
            @ForAll("payloads") Optional<Payload> payload,
            @ForAll Set<Call> calls,
            @ForAll("lives") Optional<Duration> life) {
        Content content = content(new Extras(attachments, quote, payload, calls), life);
        assertThat(MessageCodec.JSON.decode(MessageCodec.JSON.encode(content))).isEqualTo(content);
    }

    @Provide
    Arbitrary<List<Attachment>> attachments() {
        Arbitrary<Attachment> bare = Combinators.combine(
                        Arbitraries.strings().alpha().numeric().ofMaxLength(50),
                        Arbitraries.of("image/png", "a/b", "application/vnd.x+json"))
                .as((path, type) -> Attachment.of("https://files.example/" + path, type));
        Arbitrary<Attachment> known = Combinators.combine(
                        bare,
                        Arbitraries.of("a", "\u4F60\u597D.pdf", "\uD83D\uDE00", "\"x\""),
                        Arbitraries.longs().between(0, 999_999_999_999_999_999L),
                        Arbitraries.integers().between(1, 100_000),
                        Arbitraries.strings().withCharRange('!', '~').ofMaxLength(200))
                .as((one, name, size, side, preview) -> one.named(name)
                        .sized(size)
                        .looking(ImageInfo.of(side, 1).previewedBy(preview)));
        return Arbitraries.oneOf(bare, known).list().ofMaxSize(10);
    }

    @Provide
    Arbitrary<Optional<Quote>> quotes() {
        return Combinators.combine(
                        wellFormed(500),
                        Arbitraries.longs().between(0, Long.MAX_VALUE),
                        Arbitraries.longs().between(0, Long.MAX_VALUE))
                .as((text, ms, seq) ->
                        new Quote(ChannelId.of("c"), new MessageId(ms, seq), UserId.of("bob"), "Bob", text))
                .optional();
    }

    @Provide
    Arbitrary<Optional<Payload>> payloads() {
        return wellFormed(2000).map(data -> Payload.of("a", data)).optional();
    }

    @Provide
    Arbitrary<Optional<Duration>> lives() {
        return Arbitraries.longs()
                .between(1000, Duration.ofDays(365).toMillis())
                .map(Duration::ofMillis)
                .optional();
    }

    private static Arbitrary<String> wellFormed(int length) {
        return Arbitraries.strings()
                .ofMaxLength(length)
                .filter(text -> text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
    }

    @Example
    void decode_brokenAttachments_areLeftOutForThemselves() {
        String good = "{\"u\":\"https://a\",\"y\":\"a/b\"}";
        for (String bad : List.of(
                "1",
                "null",
                "\"https://a\"",
                "[]",
                "[[{\"u\":1}]]",
                "{}",
                "{\"u\":\"https://a\"}",
                "{\"u\":1,\"y\":\"a/b\"}",
                "{\"u\":{\"u\":\"https://a\"},\"y\":\"a/b\"}",
                "{\"u\":\"javascript:alert(1)\",\"y\":\"a/b\"}",
                "{\"u\":\"https://ada:x@a\",\"y\":\"a/b\"}",
                "{\"u\":\"https://a\",\"y\":\"ab\"}",
                "{\"u\":\"https://a\",\"y\":\"a/b\",\"n\":\"../x\"}",
                "{\"u\":\"https://a\",\"y\":\"a/b\",\"s\":-1}",
                "{\"u\":\"https://a\",\"y\":\"a/b\",\"s\":\"1\"}",
                "{\"u\":\"https://a\",\"y\":\"a/b\",\"w\":0,\"h\":1}",
                "{\"u\":\"https://a\",\"y\":\"a/b\",\"w\":99999999999,\"h\":1}",
                "{\"u\":\"https://a\",\"y\":\"a/b\",\"w\":1,\"h\":1,\"p\":\"\\u0000\"}")) {
            Content content = decode(WORDS + ",\"f\":[" + bad + "," + good + "]}");
            assertThat(content.said().text()).as(bad).isEqualTo("hi");
            assertThat(content.said().extras().attachments())
                    .as("the other one is shown: " + bad)
                    .containsExactly(Attachment.of("https://a", "a/b"));
        }
    }

    @Example
    void decode_brokenExtras_areLeftOut_theWordsAreShown() {
        for (String bad : List.of(
                "\"f\":{}",
                "\"f\":\"x\"",
                "\"f\":null",
                "\"q\":[]",
                "\"q\":{}",
                "\"q\":{\"c\":\"{c}\",\"i\":\"7-3\",\"a\":\"bob\",\"n\":\"Bob\",\"t\":\"\"}",
                "\"q\":{\"c\":\"c\",\"i\":\"7\",\"a\":\"bob\",\"n\":\"Bob\",\"t\":\"\"}",
                "\"q\":{\"c\":\"c\",\"i\":\"7-3\",\"a\":\"b b\",\"n\":\"Bob\",\"t\":\"\"}",
                "\"q\":{\"c\":\"c\",\"i\":\"7-3\",\"a\":\"bob\",\"n\":\"B\\u202Eb\",\"t\":\"\"}",
                "\"q\":{\"c\":\"c\",\"i\":\"7-3\",\"a\":\"bob\",\"n\":\"Bob\",\"t\":\"" + "a".repeat(1001) + "\"}",
                "\"k\":1",
                "\"k\":{\"y\":\"A\",\"d\":\"\"}",
                "\"k\":{\"y\":\"a\",\"d\":{\"x\":1}}",
                "\"k\":{\"y\":\"a\",\"d\":\"" + "a".repeat(16 * 1024 + 1) + "\"}",
                "\"g\":\"here\"",
                "\"g\":[1,null,{},[],\"everybody\",\"HERE\"]",
                "\"x\":-1",
                "\"x\":1.5",
                "\"x\":\"1000\"",
                "\"x\":[1]",
                "\"x\":1234567890123456")) {
            assertThat(decode(WORDS + "," + bad + ",\"a\":{\"b\":\"1\"}}"))
                    .as(bad)
                    .isEqualTo(new Content("ada", "hi", Map.of("b", "1")));
        }
    }

    @Example
    void decode_unknownMembers_areSkipped() {
        Content content = decode(WORDS
                + ",\"f\":[{\"u\":\"https://a\",\"new\":[{\"u\":1}],\"y\":\"a/b\",\"z\":1.5}]"
                + ",\"k\":{\"y\":\"a\",\"d\":\"1\",\"v\":{\"d\":\"2\"}},\"g\":[\"moderators\",\"here\"]}");
        Extras extras = content.said().extras();
        assertThat(extras.attachments()).containsExactly(Attachment.of("https://a", "a/b"));
        assertThat(extras.payload()).contains(Payload.of("a", "1"));
        assertThat(extras.calls()).containsExactly(Call.HERE);
    }

    @Property(tries = 2000)
    void decode_cutOrChangedAnywhere_throwsNothingElse(@ForAll int cut, @ForAll int where, @ForAll byte to) {
        Extras all = new Extras(List.of(CAT), Optional.of(QUOTE), Optional.of(POLL), EnumSet.allOf(Call.class));
        byte[] whole = MessageCodec.JSON.encode(content(all, Optional.of(Duration.ofSeconds(5))));
        byte[] part = Arrays.copyOf(whole, cut % 3 == 0 ? whole.length : Math.floorMod(cut, whole.length) + 1);
        part[Math.floorMod(where, part.length)] = to;
        try {
            assertThat(MessageCodec.JSON.decode(part)).isNotNull();
        } catch (CorruptEntryException refused) {
            assertThat(refused.problem()).isNotEmpty();
        }
    }

    @Example
    void decode_memberTwice_isCorrupt() {
        assertThatExceptionOfType(CorruptEntryException.class)
                .isThrownBy(() -> decode(WORDS + ",\"k\":{\"y\":\"a\",\"d\":\"1\",\"d\":\"2\"}}"));
    }

    private static Content content(Extras extras, Optional<Duration> life) {
        return new Content("ada", new MessageContent("hi", Map.of(), List.of(), extras), Optional.empty(), life);
    }

    private static String json(Extras extras, Optional<Duration> life) {
        return new String(MessageCodec.JSON.encode(content(extras, life)), StandardCharsets.UTF_8);
    }

    private static Content decode(String json) {
        return MessageCodec.JSON.decode(json.getBytes(StandardCharsets.UTF_8));
    }
}
