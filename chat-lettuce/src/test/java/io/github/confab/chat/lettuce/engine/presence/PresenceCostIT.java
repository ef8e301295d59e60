package io.github.confab.chat.lettuce.engine.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.UserId;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What presence costs Redis: 10 000 users of one process in 10 channels of 100 each. */
@Tag("long")
final class PresenceCostIT {

    private static final Logger LOG = LoggerFactory.getLogger(PresenceCostIT.class);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int USERS = 10_000;
    private static final int CHANNELS = 100;
    private static final int EACH = 10;
    private static final Duration IDLE = Duration.ofSeconds(130);

    @Test
    void heartbeats_whileIdle_costLessThanOnePercentOfACore() {
        try (EmbeddedRedis redis = EmbeddedRedis.start()) {
            RedisClient client = RedisClient.create(redis.uri());
            RedisCommands<String, String> cli = client.connect().sync();
            Chat chat = LettuceChat.connect(
                            LettuceChatOptions.builder().redis(redis.uri()).build())
                    .block(LIMIT);
            List<ChannelId> channels = channels(chat, cli);
            PresenceProcess process = new PresenceProcess(redis.uri(), PresenceSettings.DEFAULT);
            double share = measure(cli, process, channels);
            process.close();
            chat.close().block(LIMIT);
            client.shutdown();
            assertThat(share).as("percent of a core").isLessThan(1.0);
        }
    }

    private static double measure(
            RedisCommands<String, String> cli, PresenceProcess process, List<ChannelId> channels) {
        long memory = number(cli, "used_memory");
        List<Visits> clients = new ArrayList<>();
        List<Mono<Void>> entering = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            Visits client = process.client(UserId.of("user-" + i));
            clients.add(client);
            for (int k = 0; k < EACH; k++) {
                entering.add(client.enter(channels.get((i + k * 7) % CHANNELS), PresenceStatus.available()));
            }
        }
        double cpu = cpu(cli);
        long began = System.nanoTime();
        Flux.fromIterable(entering).flatMap(one -> one, 4096).blockLast(LIMIT);
        report("entering", began, cpu(cli) - cpu);
        long grown = number(cli, "used_memory") - memory;
        LOG.info("memory: {} bytes per presence", grown / (USERS * EACH));
        cpu = cpu(cli);
        Mono.delay(IDLE).block(LIMIT);
        double share = (cpu(cli) - cpu) / IDLE.toSeconds() * 100;
        LOG.info("idle: {} % of a core, all rounds together", share);
        cpu = cpu(cli);
        began = System.nanoTime();
        Flux.fromIterable(clients).flatMap(Visits::leaveAll, 512).blockLast(LIMIT);
        report("leaving", began, cpu(cli) - cpu);
        return share;
    }

    private static void report(String what, long began, double cpuSeconds) {
        double seconds = (System.nanoTime() - began) / 1e9;
        LOG.info(
                "{}: {} a second; Redis used {} us each",
                what,
                (long) (USERS * EACH / seconds),
                cpuSeconds * 1e6 / (USERS * EACH));
    }

    private static List<ChannelId> channels(Chat chat, RedisCommands<String, String> cli) {
        String[] users = new String[USERS];
        for (int i = 0; i < USERS; i++) {
            users[i] = "user-" + i;
        }
        List<ChannelId> channels = new ArrayList<>();
        for (int i = 0; i < CHANNELS; i++) {
            Channel channel =
                    chat.system().channels().create(ChannelSpec.named("c" + i)).block(LIMIT);
            cli.sadd("channel:{" + channel.id() + "}:subs", users);
            channels.add(channel.id());
        }
        return channels;
    }

    private static double cpu(RedisCommands<String, String> cli) {
        String info = cli.info("cpu");
        return Double.parseDouble(found("used_cpu_user:([0-9.]+)", info))
                + Double.parseDouble(found("used_cpu_sys:([0-9.]+)", info));
    }

    private static long number(RedisCommands<String, String> cli, String name) {
        return Long.parseLong(found(name + ":(\\d+)", cli.info("memory")));
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
