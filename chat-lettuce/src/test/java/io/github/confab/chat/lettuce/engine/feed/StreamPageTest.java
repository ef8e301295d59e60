package io.github.confab.chat.lettuce.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.engine.fake.FakeHistory;
import io.github.confab.chat.lettuce.engine.fake.FakeRedis;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StartAt;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class StreamPageTest {

    private final FakeHistory history = new FakeHistory("e0", 1000);

    @Test
    void newest_inThePage_isKnownAsAnEntry() {
        MessageId from = history.last();
        write(5);
        assertThat(page(from, 200).newest().entry())
                .as("its id may be issued again")
                .isNotNull();
        assertThat(page(history.last(), 200).newest().entry()).isNotNull();
        assertThat(page(from, 3).newest().entry()).as("beyond a full page").isNull();
    }

    @Test
    void newest_removed_isOnlyAnId() {
        write(5);
        history.remove(history.last());
        assertThat(page(MessageId.MIN, 200).newest()).isEqualTo(Position.after(history.last(), 5));
    }

    @Test
    void read_foreignEntries_areListedInTheirPlace() {
        history.foreign(1001);
        write(1);
        history.foreign(1002);
        StreamPage page = page(MessageId.MIN, 200);
        assertThat(page.entries()).hasSize(2);
        assertThat(page.corrupt()).extracting(StreamPage.Unreadable::before).containsExactly(1, 2);
        assertThat(page.full()).isFalse();
        assertThat(page(MessageId.MIN, 4).full()).isTrue();
    }

    /** The hub and a reader ahead of it, both in a tail that is lost, and the new newest entry has the reader's id. */
    @Test
    void newest_afterALostTailWithTheReadersIdIssuedAgain_doesNotTakeTheReaderForItsOwn() {
        for (int more : new int[] {3, 250}) {
            FeedRig rig = new FeedRig(more);
            rig.redis.slowest(0);
            FeedLog reader = rig.live();
            rig.redis.replicate();
            rig.redis.pushes().drops(Integer.MAX_VALUE);
            rig.publish(0, more);
            FeedLog ahead = rig.read(StartAt.oldest());
            rig.passMillis(100);
            assertThat(ahead.texts()).hasSize(more);
            MessageId lost = rig.redis.history().last();
            rig.redis.pushes().down();
            rig.redis.failOver(Duration.ofMillis(100));
            for (int i = 0; i < more; i++) {
                rig.redis.publish("other" + i);
            }
            assertThat(rig.redis.history().last()).as("the same id").isEqualTo(lost);
            rig.redis.pushes().drops(0);
            rig.redis.pushes().up();
            rig.pass(Duration.ofSeconds(12));
            assertThat(ahead.texts()).hasSize(2 * more).endsWith("other" + (more - 1));
            assertThat(ahead.marks()).containsAnyOf("Rewritten", "Reset");
            assertThat(reader.texts()).endsWith("other" + (more - 1));
        }
    }

    private StreamPage page(MessageId after, int count) {
        return StreamPage.read(FakeRedis.CHANNEL, history.sync(after, after, count), count);
    }

    private void write(int count) {
        for (int i = 0; i < count; i++) {
            history.store(1000, "m;bob;t" + i, new byte[0]);
        }
    }
}
