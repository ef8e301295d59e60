package io.github.confab.chat.lettuce.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.StreamMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EntryTest {

    private static final ChannelId CHANNEL = ChannelId.of("c1");
    private static final byte[] HELLO = MessageCodec.JSON.encode(new Content("Ada", "hello", Map.of("mood", "fine")));

    @Test
    void of_fieldsOfTheStream_areRead() {
        Entry entry = Entry.of("1001-8", "1000-7", "m;ada@x.org;p.1.0", "5", HELLO);
        assertThat(entry.id()).hasToString("1001-8");
        assertThat(entry.previous()).hasToString("1000-7");
        assertThat(entry.ordinal()).isEqualTo(5);
        assertThat(entry.header()).isEqualTo(new Header('m', "ada@x.org", "p.1.0"));
        assertThat(entry.isMessage()).isTrue();
        assertThat(entry.size()).isEqualTo(HELLO.length);
    }

    @Test
    void of_aFieldIsMissing_isCorrupt() {
        byte[] none = new byte[0];
        corrupt(() -> Entry.of("1-1", null, "m;a;t", "1", none));
        corrupt(() -> Entry.of("1-1", "1-0", null, "1", none));
        corrupt(() -> Entry.of("1-1", "1-0", "m;a;t", null, none));
        corrupt(() -> Entry.of("1-1", "1-0", "m;a;t", "1", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", ";", "m;", "m;;", "mm;a;t", "m,a,t", "m;a"})
    void of_malformedHeader_isCorruptOrHasEmptyParts(String header) {
        if (header.equals("m;;")) {
            assertThat(Entry.of("1-1", "1-0", header, "1", new byte[0]).header())
                    .isEqualTo(new Header('m', "", ""));
        } else {
            corrupt(() -> Entry.of("1-1", "1-0", header, "1", new byte[0]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "-", "1-", "-1", "a-1", "1-b", "1-1-1", "+1-1", "1 -1", "18446744073709551615-1"})
    void of_malformedId_isCorrupt(String id) {
        corrupt(() -> Entry.of("1-1", id, "m;a;t", "1", new byte[0]));
        corrupt(() -> Entry.of(id, "1-1", "m;a;t", "1", new byte[0]));
    }

    @ParameterizedTest
    @CsvSource({"1-1, m;a;t, true", "1-2, m;a;t, false", "1-1, m;b;t, false", "1-1, m;a;u, false", "1-1, j;a;t, true"})
    void isSame_otherEntry_comparesIdAuthorAndTag(String id, String header, boolean same) {
        Entry one = Entry.of("1-1", "1-0", "m;a;t", "1", HELLO);
        assertThat(one.isSame(Entry.of(id, "0-9", header, "7", new byte[0]))).isEqualTo(same);
    }

    @Test
    void isTwin_elsewhereInTheStream_isRecognised() {
        Entry one = Entry.of("1-1", "1-0", "m;a;t", "1", HELLO);
        assertThat(one.isTwin(Entry.of("5-9", "5-8", "m;a;t", "7", HELLO))).isTrue();
        assertThat(one.isTwin(Entry.of("5-9", "5-8", "m;a;other", "7", HELLO))).isFalse();
    }

    @Test
    void message_everything_isGiven() {
        Entry entry = Entry.of("1001-8", "1000-7", "m;ada;p.1.0", "5", HELLO);
        StreamMessage message = entry.message(CHANNEL, "e1");
        assertThat(message.text()).isEqualTo("hello");
        assertThat(message.attributes()).containsExactly(Map.entry("mood", "fine"));
        assertThat(message.author().id()).hasToString("ada");
        assertThat(message.author().username()).isEqualTo("Ada");
        assertThat(message.tag()).isEqualTo("p.1.0");
        assertThat(message.channelId()).isEqualTo(CHANNEL);
        assertThat(message.id()).isEqualTo(entry.id());
        assertThat(entry.message(CHANNEL, "e1")).as("decoded once").isSameAs(message);
    }

    @Test
    void message_unreadableContentOrSender_isCorrupt() {
        corrupt(() -> Entry.of("1-1", "1-0", "m;ada;t", "1", new byte[] {1, 2}).message(CHANNEL, "e1"));
        corrupt(() -> Entry.of("1-1", "1-0", "m;no user;t", "1", HELLO).message(CHANNEL, "e1"));
        corrupt(() -> Entry.of("1-1", "1-0", "m;;t", "1", HELLO).message(CHANNEL, "e1"));
    }

    @Test
    void withoutPayload_isTheSameEntryWithNothingIn() {
        Entry entry = Entry.of("1001-8", "1000-7", "m;ada;p.1.0", "5", HELLO);
        Entry light = entry.withoutPayload();
        assertThat(light.hasPayload()).isFalse();
        assertThat(light.size()).isZero();
        assertThat(light.isSame(entry)).isTrue();
        assertThat(light.withoutPayload()).isSameAs(light);
        assertThat(light).isNotEqualTo(entry);
    }

    @Test
    void toString_content_isNotShown() {
        assertThat(Entry.of("1-1", "1-0", "m;ada;t", "1", HELLO)).asString().doesNotContain("hello");
    }

    private static void corrupt(org.assertj.core.api.ThrowableAssert.ThrowingCallable read) {
        assertThatExceptionOfType(CorruptEntryException.class).isThrownBy(read);
    }
}
