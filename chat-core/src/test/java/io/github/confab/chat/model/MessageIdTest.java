package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageIdTest {

    @Test
    void parse_text_givesBothHalves() {
        assertThat(MessageId.parse("1700000000000-42")).isEqualTo(new MessageId(1_700_000_000_000L, 42));
        assertThat(MessageId.parse("0-0")).isEqualTo(MessageId.MIN);
        assertThat(MessageId.parse("9223372036854775807-9223372036854775807")).isEqualTo(MessageId.MAX);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                "-",
                "1",
                "1-",
                "-1",
                "-1-0",
                "1--1",
                "1-2-3",
                " 1-2",
                "1-2 ",
                "+1-2",
                "1.5-2",
                "a-b",
                "0x1-2",
                "\u0661-\u0662",
                "9223372036854775808-0",
                "0-9223372036854775808",
                "99999999999999999999-0",
                "1-2\n"
            })
    void parse_anotherForm_isRefused(String text) {
        refused("message id", "must be <millis>-<seq>", () -> MessageId.parse(text));
    }

    @Test
    void parse_null_isRefused() {
        refused("message id", "must not be null", () -> MessageId.parse(null));
    }

    @Test
    void new_negativeHalf_isRefused() {
        refused("message id millis", "must be at least 0, got: -1", () -> new MessageId(-1, 0));
        refused("message id seq", "must be at least 0, got: -1", () -> new MessageId(0, -1));
    }

    @Test
    void compareTo_millisBeforeSeq() {
        List<MessageId> ordered = List.of(
                MessageId.MIN,
                new MessageId(0, 1),
                new MessageId(1, 0),
                new MessageId(9, 10),
                new MessageId(10, 9),
                new MessageId(10, 10),
                MessageId.MAX);
        assertThat(ordered.stream().sorted().toList())
                .as("by number, not by text")
                .isEqualTo(ordered);
    }

    @Property
    void toString_parsed_isTheSame(@ForAll @LongRange(min = 0) long millis, @ForAll @LongRange(min = 0) long seq) {
        MessageId id = new MessageId(millis, seq);
        assertThat(MessageId.parse(id.toString())).isEqualTo(id);
    }

    @Property
    void isBeforeAndIsAfter_areTheOrder(
            @ForAll @LongRange(min = 0, max = 3) long a,
            @ForAll @LongRange(min = 0, max = 3) long b,
            @ForAll @LongRange(min = 0, max = 3) long c,
            @ForAll @LongRange(min = 0, max = 3) long d) {
        MessageId one = new MessageId(a, b);
        MessageId two = new MessageId(c, d);
        assertThat(one.isBefore(two)).isEqualTo(one.compareTo(two) < 0);
        assertThat(one.isAfter(two)).isEqualTo(two.isBefore(one));
        assertThat(one.compareTo(two) == 0).as("the order agrees with equals").isEqualTo(one.equals(two));
    }

    @Test
    void timestamp_isTheFirstHalf() {
        assertThat(new MessageId(1_700_000_000_123L, 7).timestamp())
                .isEqualTo(Instant.parse("2023-11-14T22:13:20.123Z"));
    }
}
