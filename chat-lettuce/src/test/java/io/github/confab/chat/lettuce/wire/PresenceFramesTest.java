package io.github.confab.chat.lettuce.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PresenceFramesTest {

    @Test
    void moved_isRead() {
        Frame.Moved moved = (Frame.Moved) Frames.decode(bytes("2p;ep;7;2\nj;ada;c1;4\na\n;bl;bob;c2;0\n"));
        assertThat(moved.epoch()).isEqualTo("ep");
        assertThat(moved.before()).isEqualTo(7);
        assertThat(moved.after()).isEqualTo(9);
        assertThat(moved.changes()).extracting(Frame.Move::change).containsExactly('j', 'l');
        assertThat(moved.changes()).extracting(Frame.Move::user).containsExactly("ada", "bob");
        assertThat(moved.changes().get(0).value()).isEqualTo(bytes("a\n;b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2p;ep;7\n",
                "2p;ep;x;0\n",
                "2p;ep;7;65\n",
                "2p;ep;7;1\n",
                "2p;ep;7;1\nj;ada;c1\n",
                "2p;ep;7;1\njj;ada;c1;0\n",
                "2p;ep;7;1\nj;ada;c1;9\nx"
            })
    void moved_thatIsNotOurs_isRefused(String frame) {
        assertThatThrownBy(() -> Frames.decode(bytes(frame))).isInstanceOf(CorruptEntryException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
