package io.github.confab.chat.lettuce.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What it costs to look for what is due, when nothing is, and how fast much of it is sent. */
@Tag("long")
final class ScheduleCostIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleCostIT.class);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int WAITING = 50_000;
    private static final int DUE = 5_000;

    @Test
    void look_nothingDue_isOneCheapCallPerSecond() {
        Chat chat = LettuceChat.connect(redis.uri()).block(LIMIT);
        Channel channel =
                chat.system().channels().create(ChannelSpec.named("c")).block(LIMIT);
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        Flux.range(0, WAITING)
                .flatMap(i -> channel.schedule().at(tomorrow, Draft.text("m" + i)), 256)
                .blockLast(LIMIT);
        redis.cli().configResetstat();
        Mono.delay(IDLE).block(LIMIT);
        Matcher calls = Pattern.compile("cmdstat_evalsha:calls=(\\d+),usec=(\\d+)")
                .matcher(redis.cli().info("commandstats"));
        assertThat(calls.find()).isTrue();
        LOG.info(
                "{} waiting, idle for {} s: {} script calls, {} us in all, by everything a process does",
                WAITING,
                IDLE.toSeconds(),
                calls.group(1),
                calls.group(2));
        assertThat(Integer.parseInt(calls.group(1))).as("about one per second").isLessThan(60);
        chat.close().block(LIMIT);
    }

    @Test
    void send_manyDue_takesSeconds() {
        Chat chat = LettuceChat.connect(redis.uri()).block(LIMIT);
        Channel channel =
                chat.system().channels().create(ChannelSpec.named("c")).block(LIMIT);
        Instant due = Instant.now().plusSeconds(20);
        Flux.range(0, DUE)
                .flatMap(i -> channel.schedule().at(due, Draft.text("m" + i)), 256)
                .blockLast(LIMIT);
        Mono.delay(Duration.between(Instant.now(), due)).block(LIMIT);
        long began = System.nanoTime();
        channel.schedule()
                .list(PageRequest.first())
                .filter(page -> page.items().isEmpty())
                .repeatWhenEmpty(10_000, again -> again.delayElements(Duration.ofMillis(20)))
                .block(LIMIT);
        LOG.info("{} due at once: sent in {} ms", DUE, (System.nanoTime() - began) / 1_000_000);
        chat.close().block(LIMIT);
    }
}
