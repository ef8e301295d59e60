package io.github.confab.chat.lettuce.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Signal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class FramesTest {

    private static final String UNKNOWN = "a push is no frame of this version";

    // ---- what append.lua builds

    @Example
    void decode_entries_areLinkedToEachOther() {
        Frame.Entries frame = (Frame.Entries) Frames.decode(frame(
                "2m;e1;1000-7;2\n", "1001-8;5;m;ada;k-1;;5\n" + "hello", "1001-9;6;m;bob@x.org;p1.3.0;;3\n" + ";\n;"));
        assertThat(frame.epoch()).isEqualTo("e1");
        Entry first = frame.entries().get(0);
        Entry second = frame.entries().get(1);
        assertThat(first).isEqualTo(Entry.of("1001-8", "1000-7", "m;ada;k-1", "5", bytes("hello")));
        assertThat(second).isEqualTo(Entry.of("1001-9", "1001-8", "m;bob@x.org;p1.3.0", "6", bytes(";\n;")));
        assertThat(second.previous()).isEqualTo(first.id());
    }

    @Example
    void decode_contentLeftOut_entryHasNone() {
        Frame.Entries frame = (Frame.Entries) Frames.decode(frame("2m;e1;1000-7;1\n", "1001-8;5;m;ada;k;r;0\n"));
        assertThat(frame.entries()).singleElement().satisfies(entry -> assertThat(entry.hasPayload())
                .isFalse());
    }

    @Example
    void decode_flags_tellTheThreadAndNoMoreThanIsKnown() {
        Frame.Entries frame = (Frame.Entries) Frames.decode(frame(
                "2m;e1;1000-7;2\n", "1001-8;5;m;ada;k-1;t1000-3;5\n" + "hello", "1001-9;6;m;ada;k-2;z9;5\n" + "hello"));
        assertThat(frame.entries().get(0).thread()).isEqualTo(new MessageId(1000, 3));
        assertThat(frame.entries().get(0).payload()).isEqualTo(bytes("hello"));
        assertThat(frame.entries().get(1).isReply())
                .as("a flag of a later version")
                .isFalse();
        assertThat(frame.entries().get(1).payload()).isEqualTo(bytes("hello"));
        assertThatExceptionOfType(CorruptEntryException.class)
                .isThrownBy(() -> Frames.decode(frame("2m;e1;1000-7;1\n", "1001-8;5;m;ada;k-1;tx;0\n")));
    }

    @Example
    void decode_emptySenderAndContent_isRead() {
        Frame.Entries frame = (Frame.Entries) Frames.decode(frame("2m;e1;0-0;1\n", "1000-1;0;c;;created;;0\n"));
        assertThat(frame.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.header()).isEqualTo(new Header(Header.CREATED, "", "created"));
            assertThat(entry.size()).isZero();
        });
    }

    @Example
    void decode_control_isGone() {
        assertThat(Frames.decode(bytes("2c;e1;gone\n"))).isInstanceOf(Frame.Gone.class);
    }

    @Property(tries = 500)
    void decode_anyEntries_readBackAsTheyWereBuilt(@ForAll("contents") List<byte[]> contents) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(bytes("2m;e1;7-7;" + contents.size() + "\n"));
        for (int i = 0; i < contents.size(); i++) {
            frame.writeBytes(bytes("9-" + (8 + i) + ";1;m;ada;t" + i + ";;" + contents.get(i).length + "\n"));
            frame.writeBytes(contents.get(i));
        }
        Frame.Entries read = (Frame.Entries) Frames.decode(frame.toByteArray());
        assertThat(read.entries()).extracting(Entry::payload).containsExactlyElementsOf(contents);
    }

    @Provide
    Arbitrary<List<byte[]>> contents() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(80).list().ofMaxSize(64);
    }

    // ---- signals

    @Property(tries = 500)
    void signal_anyText_readsBack(@ForAll("texts") String text) {
        Signal signal = Signal.text(text);
        assertThat(Frames.decode(Frames.encode("ada", signal))).isEqualTo(new Frame.Sent("ada", signal));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        ";;\n;",
                        "\u0633\u0644\u0627\u0645",
                        "\u4F60\u597D",
                        "\uD83D\uDC4B\uD83C\uDFFD",
                        "\u0000\u001B[31m"),
                Arbitraries.strings().ofMaxLength(100).filter(FramesTest::isWellFormed));
    }

    private static boolean isWellFormed(String text) {
        return text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Example
    void signal_ofAForeignWriter_isRefusedIfItBreaksARule() {
        refused("2s;ada;NOT A TYPE;0\n", "rule");
        refused("2s;ada;text;2000\n" + "x".repeat(2000), "rule");
        assertThat(Frames.decode(bytes("2s;ada;text;1\n\u00FF"))).isInstanceOf(Frame.Sent.class);
    }

    // ---- rubbish

    @Example
    void decode_otherVersionsAndRubbish_isRefused() {
        refused("", "no end");
        refused("\n", UNKNOWN);
        refused("3m;e1;1-1;0\n", UNKNOWN);
        refused("2m;e1;1-1\n", "parts");
        refused("2m;e1;1-1;65\n", "more than 64");
        refused("2m;e1;1-1;999999999999999999\n", "more than 64");
        refused("2m;e1;1-1;9999999999999999999\n", "digits");
        refused("2m;e1;1;1\n", "id");
        refused("2m;e1;-1-1;1\n", "number");
        refused("2m;e1;1-1;1;1\n", "no end, or too many");
        refused("2m;e1;1-1;1\n1-2;1;mm;ada;t;;0\n", "kind");
        refused("2m;e1;1-1;1\n1-2;1;m;ada;t;;5\nabc", "too early");
        refused("2m;e1;1-1;1\n1-2;1;m;ada;t;;-5\nabc", "number");
        refused("2m;e1;1-1;1\n1-2;1;m;ada;t;;999999999999999999\nabc", "too early");
        refused("2c;e1;born\n", "no known kind");
        refused("2c;e1\n", "parts");
    }

    @Property(tries = 3000)
    void decode_cutAnywhere_isRefusedAndThrowsNothingElse(@ForAll int where) {
        byte[] whole = frame("2m;e1;1000-7;2\n", "1001-8;5;m;ada;k-1;;5\nhello", "1001-9;6;j;bob;joined;;0\n");
        byte[] cut = Arrays.copyOf(whole, Math.floorMod(where, whole.length));
        assertThatExceptionOfType(CorruptEntryException.class).isThrownBy(() -> Frames.decode(cut));
    }

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void decode_changedAnywhere_throwsNothingElse(
            @ForAll int where, @ForAll byte to, @ForAll int whereElse, @ForAll byte toElse) {
        byte[] frame = frame("2m;e1;1000-7;2\n", "1001-8;5;m;ada;k-1;;5\nhello", "1001-9;6;j;bob;joined;;0\n");
        frame[Math.floorMod(where, frame.length)] = to;
        frame[Math.floorMod(whereElse, frame.length)] = toElse;
        decodeOrRefuse(frame);
    }

    @Property(tries = 5000)
    void decode_anyBytes_throwsNothingElse(@ForAll byte[] tail, @ForAll("beginnings") String beginning) {
        byte[] head = bytes(beginning);
        byte[] frame = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, frame, head.length, tail.length);
        decodeOrRefuse(frame);
    }

    @Provide
    Arbitrary<String> beginnings() {
        return Arbitraries.of(
                "", "2m;", "2m;e;1-1;1\n", "2m;e;1-1;2\n1-2;1;m;a;t;;0\n", "2s;", "2s;a;text;4\n", "2c;", "2c;e;");
    }

    private static void decodeOrRefuse(byte[] frame) {
        try {
            assertThat(Frames.decode(frame)).isNotNull();
        } catch (CorruptEntryException refused) {
            assertThat(refused.problem()).isNotEmpty();
        }
    }

    private static void refused(String frame, String problem) {
        assertThatExceptionOfType(CorruptEntryException.class)
                .isThrownBy(() -> Frames.decode(bytes(frame)))
                .withMessageContaining(problem);
    }

    private static byte[] frame(String... parts) {
        return bytes(String.join("", parts));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Example
    void id_limits_areThoseOfTheWire() {
        Frame.Entries frame = (Frame.Entries) Frames.decode(bytes(
                "2m;e1;999999999999999998-999999999999999998;1\n999999999999999999-999999999999999999;1;m;a;t;;0\n"));
        assertThat(frame.entries().get(0).id()).isEqualTo(new MessageId(999999999999999999L, 999999999999999999L));
    }
}
