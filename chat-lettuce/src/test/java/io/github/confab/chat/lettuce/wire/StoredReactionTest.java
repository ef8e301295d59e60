package io.github.confab.chat.lettuce.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.FeedEvent.MessageChanged;
import io.github.confab.chat.model.FeedEvent.ReactionChanged;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Reaction;
import io.github.confab.chat.model.ReactionSummary;
import io.github.confab.chat.model.ReactionSummary.Count;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoredReactionTest {

    private static final ChannelId CHANNEL = ChannelId.of("c1");
    private static final MessageId MESSAGE = new MessageId(1000, 7);
    private static final Reaction THUMB = Reaction.of("\uD83D\uDC4D");
    private static final byte[] HELLO = MessageCodec.JSON.encode(new Content("Ada", "hello", Map.of()));

    @Test
    void change_ofAReaction_saysWhoGaveWhat() {
        ReactionChanged given = (ReactionChanged) change('+', "1000-7/8J-RjQ/12");
        assertThat(given)
                .isEqualTo(new ReactionChanged(
                        CHANNEL, new MessageId(1001, 8), MESSAGE, UserId.of("ada"), THUMB, true, 12));
        ReactionChanged taken = (ReactionChanged) change('-', "1000-7/8J-RjQ/0");
        assertThat(taken.given()).isFalse();
        assertThat(taken.people()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1000-7",
                "1000-7/8J-RjQ",
                "1000-7/8J-RjQ/",
                "1000-7/8J-RjQ/-1",
                "1000-7//1",
                "1000-7/!/1",
                "1000-7/IA/1"
            })
    void change_ofAMalformedReaction_isCorrupt(String tag) {
        corrupt(() -> change('+', tag));
    }

    @Test
    void overlay_ofAnEntry_hasItsReactions() {
        Overlay both =
                Overlay.of(bytes("e;1002-9;1;ada\n{\"u\":\"Ada\",\"t\":\"hi\"}"), bytes("1003-10;8J-RjQ=3,OnI6=1"));
        StreamMessage message = message().with(both).message(CHANNEL, "e");
        assertThat(message.text()).isEqualTo("hi");
        assertThat(message.state().reactions())
                .isEqualTo(new ReactionSummary(
                        new MessageId(1003, 10), List.of(new Count(THUMB, 3), new Count(Reaction.of(":r:"), 1))));
        Overlay none = Overlay.of(null, bytes("1003-10;"));
        assertThat(none.state().reactions()).isEqualTo(new ReactionSummary(new MessageId(1003, 10), List.of()));
        assertThat(Overlay.of(bytes("d;1002-9;ada;0-0"), bytes("1001-8;8J-RjQ=3"))
                        .state()
                        .reactions())
                .as("of a deleted message")
                .isEqualTo(ReactionSummary.NONE);
        assertThat(Overlay.of(null, null)).isSameAs(Overlay.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "8J-RjQ=3", "x;8J-RjQ=3", "1-1;8J-RjQ", "1-1;8J-RjQ=", "1-1;8J-RjQ=3,", "1-1;=3", "1-1;,"})
    void overlay_malformed_isCorruptOrHasNoMore(String text) {
        if (text.equals("1-1;8J-RjQ=3,")) {
            assertThat(Overlay.of(null, bytes(text)).state().reactions().counts())
                    .hasSize(1);
        } else {
            corrupt(() -> Overlay.of(null, bytes(text)));
        }
    }

    @Test
    void after_aReaction_leavesTheMessageToEachReadersOwnFold() {
        Entry given = entry('+', "1000-7/8J-RjQ/1");
        assertThat(given.isChange()).isTrue();
        assertThat(given.isChangeOfContent()).isFalse();
        Entry after = message().after(given);
        assertThat(after).isNotNull();
        assertThat(after.message(CHANNEL, "e").state())
                .isEqualTo(message().message(CHANNEL, "e").state());
    }

    private static Entry message() {
        return Entry.of("1000-7", "999-6", "m;ada;t", "5", HELLO);
    }

    private static Entry entry(char kind, String tag) {
        return Entry.of("1001-8", "1000-7", kind + ";ada;" + tag, "5", new byte[0]);
    }

    private static MessageChanged change(char kind, String tag) {
        return entry(kind, tag).change(CHANNEL);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void corrupt(Runnable reading) {
        assertThatExceptionOfType(CorruptEntryException.class).isThrownBy(reading::run);
    }
}
