package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.lettuce.redis.GroupStore.Held;
import io.github.confab.chat.model.MessageId;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a worker does with a message in the end, and at its own end. */
class GroupEndIT extends GroupSuite {

    private static final String DEAD = "message:{c1}:dlq:g";

    @Test
    void bury_sentTwice_keepsOneLetterWithEverything() {
        MessageId id = joinedAndPublished("m0").get(0);
        get(groups.take(ME, 1));
        get(groups.bury(ME, new Held(id.toString(), 3), "bad"));
        get(groups.bury(ME, new Held(id.toString(), 3), "bad"));
        assertThat(pending()).isEmpty();
        List<StreamMessage<String, String>> letters = redis.cli().xrange(DEAD, Range.unbounded());
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).getBody())
                .containsEntry("id", id.toString())
                .containsEntry("group", "g")
                .containsEntry("epoch", "e-c1")
                .containsEntry("attempts", "3")
                .containsEntry("reason", "bad")
                .containsEntry("h", "m;ada;t-m0")
                .containsKeys("b", "n", "p");
    }

    @Test
    void bury_tooManyLetters_oldestGo() {
        String fill = "for i = 1, 10300 do redis.call('XADD', KEYS[1], '1-' .. i, 'id', i) end";
        redis.cli().eval(fill, ScriptOutputType.STATUS, DEAD);
        MessageId id = joinedAndPublished("m0").get(0);
        get(groups.take(ME, 1));
        get(groups.bury(ME, new Held(id.toString(), 1), "bad"));
        assertThat(redis.cli().xlen(DEAD)).isBetween(10_000L, 10_100L);
        StreamMessage<String, String> newest =
                redis.cli().xrevrange(DEAD, Range.unbounded(), Limit.from(1)).get(0);
        assertThat(newest.getBody()).containsEntry("id", id.toString());
    }

    @Test
    void bury_takenOverMeanwhile_doesNothing() {
        MessageId id = joinedAndPublished("m0").get(0);
        get(groups.take(ME, 1));
        get(groups.claim(OTHER, Duration.ZERO, "0-0", 1));
        get(groups.bury(ME, new Held(id.toString(), 1), "bad"));
        assertThat(redis.cli().exists(DEAD)).isZero();
        assertThat(pending()).hasSize(1);
    }

    @Test
    void bury_lettersCannotBeWritten_acknowledgesNothing() {
        MessageId id = joinedAndPublished("m0").get(0);
        get(groups.take(ME, 1));
        redis.cli().set(DEAD, "text");
        assertThatThrownBy(() -> get(groups.bury(ME, new Held(id.toString(), 1), "bad")))
                .isInstanceOf(CorruptDataException.class);
        assertThat(pending()).as("it is not lost").hasSize(1);
    }

    @Test
    void leave_withRest_letsOthersHaveItAtOnce_withoutRest_removesTheConsumer() {
        List<MessageId> ids = joinedAndPublished("m0", "m1");
        get(groups.take(ME, 2));
        get(groups.leave(ME, Duration.ofMinutes(5), List.of(ids.get(0).toString())));
        assertThat(get(groups.claim(OTHER, Duration.ofMinutes(5), "0-0", 10)).deliveries())
                .hasSize(1);
        get(groups.leave(ME, Duration.ofMinutes(5), List.of()));
        assertThat(redis.cli().xinfoConsumers(STREAM, "g"))
                .as("only the other one is left")
                .hasSize(1);
    }
}
