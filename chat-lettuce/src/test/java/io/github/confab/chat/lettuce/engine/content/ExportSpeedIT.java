package io.github.confab.chat.lettuce.engine.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.Draft;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/** How fast what a user wrote is exported and erased: half of the messages in 200 channels. */
@Tag("long")
final class ExportSpeedIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Logger LOG = LoggerFactory.getLogger(ExportSpeedIT.class);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int CHANNELS = 200;
    private static final int EACH = 500;

    @Test
    void exportAndErase_manyMessages_measured() {
        Chat chat = LettuceChat.connect(redis.uri()).block(LIMIT);
        ChatClient ada =
                chat.actAs(chat.users().create("ada").block(LIMIT).id()).block(LIMIT);
        for (int i = 0; i < CHANNELS; i++) {
            Channel channel = ada.channels().create(ChannelSpec.named("c" + i)).block(LIMIT);
            Channel others = chat.system().channel(channel.id());
            Flux.range(0, EACH)
                    .flatMap(
                            n -> (n % 2 == 0 ? channel : others)
                                    .produce(Draft.text("message number " + n + " of many")),
                            256)
                    .blockLast(LIMIT);
        }
        int messages = CHANNELS * EACH / 2;
        for (int round = 0; round < 3; round++) {
            long began = System.nanoTime();
            Long lines = chat.users()
                    .admin()
                    .content()
                    .export(ada.user().id())
                    .count()
                    .block(LIMIT);
            assertThat(lines).isEqualTo(messages + CHANNELS + 2);
            report("exported", messages, began);
        }
        long began = System.nanoTime();
        assertThat(chat.users().admin().content().erase(ada.user().id()).block(LIMIT))
                .isEqualTo(messages);
        report("erased", messages, began);
        chat.close().block(LIMIT);
    }

    private static void report(String what, int messages, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        LOG.info(
                "{}: {} messages, {} entries looked at, {} ms: {} messages a second",
                what,
                messages,
                2 * messages,
                (long) (seconds * 1000),
                (long) (messages / seconds));
    }
}
