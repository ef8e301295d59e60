package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.error.AccessDeniedException;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.KillArgs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

final class PushConnectionIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private RedisConnections connections;
    private PushConnection push;
    private final Heard heard = new Heard();

    @BeforeEach
    void open() {
        connections = Connected.to(redis.uri());
        push = connections.push(Connected.KEYS);
        push.listen(heard);
    }

    @AfterEach
    void close() {
        Connected.close(connections);
    }

    @Test
    void attach_topic_receivesWhatIsPushed() {
        attach("a");
        redis.cli().publish("a", "سلام");
        redis.cli().publish("b", "not ours");
        heard.awaits("pushed a سلام");
        assertThat(push.isUp()).isTrue();

        push.detach("a");
        await().until(() -> redis.cli().pubsubNumsub("a").get("a") == 0);
        assertThat(heard.events).containsExactly("attached a", "pushed a سلام");
    }

    @Test
    void attach_listenerThrows_othersGoOn() {
        heard.clumsy = true;
        attach("a");
        attach("b");
        redis.cli().publish("a", "1");
        redis.cli().publish("b", "2");
        heard.awaits("pushed b 2");
    }

    @Test
    void attach_connectionKilled_isDownThenUpThenAttachedAgain() {
        attach("a");
        heard.events.clear();
        redis.cli().clientKill(KillArgs.Builder.typePubsub());
        heard.awaits("down");
        heard.awaits("up");
        attach("a");

        assertThat(heard.events.subList(0, 2)).containsExactly("down", "up");
        await().untilAsserted(() -> {
            redis.cli().publish("a", "again");
            assertThat(heard.events).contains("pushed a again");
        });
    }

    @Test
    void attach_tenThousandTopics_isFastAlsoAfterAKill() {
        List<String> topics = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            topics.add("channel:{c" + i + "}:t");
        }
        Duration first = attachAll(topics);
        redis.cli().clientKill(KillArgs.Builder.typePubsub());
        heard.awaits("up");
        heard.events.clear();
        Duration again = attachAll(topics);

        LoggerFactory.getLogger(PushConnectionIT.class)
                .info("10 000 topics attached in {} ms, after a kill in {} ms", first.toMillis(), again.toMillis());
        assertThat(first).isLessThan(Duration.ofSeconds(2));
        assertThat(again).isLessThan(Duration.ofSeconds(2));
        assertThat(heard.events).noneMatch(event -> event.startsWith("detached"));
    }

    @Test
    void attachAndDetach_racing_endsAsLastAsked() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int round = 0; round < 2000; round++) {
            if (random.nextBoolean()) {
                push.attach("race");
            } else {
                push.detach("race");
            }
        }
        push.detach("race");
        push.attach("race");
        await().untilAsserted(() -> {
            redis.cli().publish("race", "here");
            assertThat(heard.events).contains("pushed race here");
        });
        push.detach("race");
        await().until(() -> redis.cli().pubsubNumsub("race").get("race") == 0);
    }

    @Test
    void attach_topicNotAllowed_isDetachedWithTheReason() {
        redis.cli()
                .aclSetuser(
                        "ada",
                        AclSetuserArgs.Builder.on()
                                .addPassword("pw")
                                .allCommands()
                                .allKeys()
                                .resetChannels()
                                .channelPattern("channel:*")
                                .channelPattern("node:*"));
        RedisConnections limited =
                Connected.to("redis://ada:pw@127.0.0.1:" + redis.server().port());
        try {
            PushConnection theirs = limited.push(Connected.KEYS);
            theirs.listen(heard);
            theirs.attach("forbidden");
            heard.awaits("detached forbidden");
            assertThat(heard.reason)
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageStartingWith("subscribe forbidden: Redis denies access (NOPERM");
        } finally {
            Connected.close(limited);
            redis.cli().aclDeluser("ada");
        }
    }

    private void attach(String topic) {
        push.attach(topic);
        heard.awaits("attached " + topic);
    }

    private Duration attachAll(List<String> topics) {
        long start = System.nanoTime();
        topics.forEach(push::attach);
        await().atMost(Connected.PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> heard.events.size() >= topics.size());
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(Set.copyOf(heard.events)).as("each topic once").hasSize(topics.size());
        return taken;
    }
}
