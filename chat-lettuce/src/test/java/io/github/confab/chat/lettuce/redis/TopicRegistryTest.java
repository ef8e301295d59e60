package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.AccessDeniedException;
import io.github.confab.chat.error.UnavailableException;
import io.lettuce.core.RedisCommandExecutionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TopicRegistryTest {

    private final Sent sent = new Sent();
    private final Heard heard = new Heard();
    private final AtomicLong now = new AtomicLong(1_000_000);
    private final TopicRegistry registry = new TopicRegistry(sent, heard, now::get);

    @BeforeEach
    void up() {
        registry.assumeUp();
    }

    @Test
    void attach_confirmed_isAttachedByTheCallbackOnly() {
        registry.attach("a");
        registry.flush();
        assertThat(sent.takeAll()).containsExactly("subscribe [a]");
        registry.subscribed("b");
        assertThat(heard.events).as("another topic's confirmation").isEmpty();

        registry.subscribed("a");
        assertThat(heard.events).containsExactly("attached a");
    }

    @Test
    void attach_manyTogether_shareCommands() {
        for (int i = 0; i < 1100; i++) {
            registry.attach("t" + i);
            registry.attach("t" + i);
        }
        registry.flush();
        assertThat(sent.sizes).as("500 topics a command, each once").containsExactly(500, 500, 100);
    }

    @Test
    void attach_attachedAlready_asksAgain() {
        attachAndConfirm("a");
        now.addAndGet(60_000);
        sent.takeAll();
        registry.attach("a");
        registry.flush();
        assertThat(sent.takeAll()).as("a lost subscription is mended so").containsExactly("subscribe [a]");
        registry.subscribed("a");
        assertThat(heard.count("attached a")).isEqualTo(2);
    }

    @Test
    void attach_notConfirmedInTime_isDetachedAndAskedAgain() {
        registry.attach("a");
        registry.flush();
        now.addAndGet(1999);
        registry.expire();
        assertThat(heard.events).isEmpty();
        now.addAndGet(1);
        registry.expire();
        assertThat(heard.events).containsExactly("detached a");
        assertThat(heard.reason)
                .isInstanceOf(UnavailableException.class)
                .hasMessage("subscribe a: Redis did not confirm it in time");
        assertThat(registry.isWaiting()).isFalse();

        sent.takeAll();
        registry.attach("a");
        registry.flush();
        assertThat(sent.takeAll()).containsExactly("subscribe [a]");
    }

    @Test
    void attach_confirmedLate_isAttachedWhenAskedAgain() {
        registry.attach("a");
        registry.flush();
        now.addAndGet(2000);
        registry.expire();
        registry.subscribed("a");
        now.addAndGet(100);
        sent.takeAll();
        registry.attach("a");
        registry.flush();
        assertThat(sent.takeAll()).isEmpty();
        assertThat(heard.events).containsExactly("detached a", "attached a");
    }

    @Test
    void attach_refused_isDetachedWithTheReason() {
        registry.attach("a");
        registry.flush();
        registry.refused(List.of("a"), sent.incarnation, new RedisCommandExecutionException("NOPERM no channel"));
        assertThat(heard.events).containsExactly("detached a");
        assertThat(heard.reason).isInstanceOf(AccessDeniedException.class).hasMessageStartingWith("subscribe a:");
    }

    @Test
    void attach_down_isDetachedAtOnce() {
        registry.down();
        registry.attach("a");
        registry.flush();
        assertThat(sent.takeAll()).isEmpty();
        assertThat(heard.events).containsExactly("down", "detached a");
    }

    @Test
    void refused_ofAnEarlierConnection_isIgnored() {
        registry.attach("a");
        registry.flush();
        int before = sent.incarnation;
        registry.down();
        registry.up();
        registry.attach("a");
        registry.flush();
        registry.refused(List.of("a"), before, new UnavailableException("lost", null));
        registry.subscribed("a");
        assertThat(heard.events).containsExactly("down", "up", "attached a");
    }

    @Test
    void up_heldTopic_isNotAskedTwice() {
        attachAndConfirm("a");
        sent.takeAll();
        registry.down();
        registry.up();
        registry.attach("a");
        registry.flush();
        assertThat(sent.takeAll()).as("Lettuce asks by itself").isEmpty();
        registry.subscribed("a");
        assertThat(heard.events).containsExactly("attached a", "down", "up", "attached a");
    }

    @Test
    void up_confirmedBeforeTheHubAsks_isAttachedAtOnce() {
        attachAndConfirm("a");
        registry.down();
        registry.up();
        registry.subscribed("a");
        registry.attach("a");
        assertThat(heard.events).containsExactly("attached a", "down", "up", "attached a");
    }

    @Test
    void up_lettuceFails_isAskedByUsAfterTheWait() {
        attachAndConfirm("a");
        registry.down();
        registry.up();
        registry.attach("a");
        registry.flush();
        sent.takeAll();
        now.addAndGet(2000);
        registry.expire();
        registry.attach("a");
        registry.flush();
        assertThat(sent.takeAll()).containsExactly("subscribe [a]");
    }

    @Test
    void up_givenUpMeanwhile_isUnsubscribedOnceLettuceHasSubscribedIt() {
        attachAndConfirm("a");
        sent.takeAll();
        registry.down();
        registry.detach("a");
        registry.up();
        registry.flush();
        assertThat(sent.takeAll()).isEmpty();
        registry.subscribed("a");
        registry.flush();
        assertThat(sent.takeAll()).containsExactly("unsubscribe [a]");
    }

    @Test
    void detach_askedForAgainBeforeItGoesOut_isNotSent() {
        attachAndConfirm("a");
        sent.takeAll();
        registry.detach("a");
        registry.attach("a");
        registry.flush();
        assertThat(sent.takeAll()).doesNotContain("unsubscribe [a]");
    }

    @Test
    void detach_askedForAgainAfterItWentOut_waitsForItsOwnConfirmation() {
        attachAndConfirm("a");
        registry.down();
        registry.up();
        registry.detach("a");
        registry.flush();
        registry.attach("a");
        registry.flush();
        assertThat(sent.takeAll()).endsWith("unsubscribe [a]", "subscribe [a]");

        registry.subscribed("a");
        assertThat(heard.count("attached a"))
                .as("Lettuce's subscription, which the UNSUBSCRIBE ends at once")
                .isEqualTo(1);
        registry.unsubscribed("a");
        registry.subscribed("a");
        assertThat(heard.count("attached a")).isEqualTo(2);
        assertThat(heard.events).doesNotContain("detached a");
    }

    @Test
    void unsubscribed_notAskedFor_isDetached() {
        attachAndConfirm("a");
        registry.unsubscribed("a");
        assertThat(heard.events).containsExactly("attached a", "detached a");
    }

    @Test
    void unsubscribed_asked_isSilent() {
        attachAndConfirm("a");
        registry.detach("a");
        registry.flush();
        registry.unsubscribed("a");
        assertThat(heard.events).containsExactly("attached a");
    }

    @Test
    void detach_neverAttached_sendsNothing() {
        registry.detach("a");
        registry.flush();
        assertThat(sent.takeAll()).isEmpty();
    }

    private void attachAndConfirm(String topic) {
        registry.attach(topic);
        registry.flush();
        registry.subscribed(topic);
    }

    /** Writes down what is sent. */
    private static final class Sent implements TopicCommands.Wire {

        final List<Integer> sizes = new ArrayList<>();
        int incarnation;
        private final List<String> commands = new ArrayList<>();

        @Override
        public void subscribe(List<String> topics, int sentOn) {
            sizes.add(topics.size());
            incarnation = sentOn;
            commands.add("subscribe " + topics);
        }

        @Override
        public void unsubscribe(List<String> topics, int sentOn) {
            commands.add("unsubscribe " + topics);
        }

        List<String> takeAll() {
            List<String> all = List.copyOf(commands);
            commands.clear();
            return all;
        }
    }
}
