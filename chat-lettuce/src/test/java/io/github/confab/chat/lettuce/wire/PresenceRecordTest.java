package io.github.confab.chat.lettuce.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.model.PresenceStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PresenceRecordTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "phone", "my;phone\n/x", "تلفن 😀"})
    void record_ofAnyText_comesBack(String device) {
        PresenceStatus status = PresenceStatus.busy().saying("a;b\n" + device);
        PresenceRecord back = PresenceRecord.decode(stored(PresenceRecord.said(device, status)));
        assertThat(back).isEqualTo(new PresenceRecord("node", Instant.ofEpochMilli(12), 34, device, status));
    }

    @Test
    void device_tooLong_isCutBetweenCharacters() {
        byte[] said = PresenceRecord.said("😀".repeat(150), PresenceStatus.away());
        assertThat(PresenceRecord.decode(stored(said)).device()).isEqualTo("😀".repeat(100));
    }

    @Test
    void said_isWhatTheDocumentSays() {
        assertThat(new String(
                        PresenceRecord.said("phone", PresenceStatus.away().saying("out")), StandardCharsets.UTF_8))
                .isEqualTo("w;5;phoneout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "n;1;2;v", "n;1;2;v;9;abc", "n;x;2;v;0;", "n;1;2;q;0;", "n;1;2;v;-1;"})
    void value_thatIsNotOurs_isRefused(String value) {
        assertThatThrownBy(() -> PresenceRecord.decode(value.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CorruptEntryException.class);
    }

    private static byte[] stored(byte[] said) {
        byte[] head = "node;12;34;".getBytes(StandardCharsets.UTF_8);
        byte[] value = Arrays.copyOf(head, head.length + said.length);
        System.arraycopy(said, 0, value, head.length, said.length);
        return value;
    }
}
