package io.github.confab.examples.benchmark;

import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Messages a second on one channel, 256 in flight: Confab beside a hand-written Lettuce loop (one EVALSHA of XADD and
 * PUBLISH a message) and a pipelined XADD, in one run. The machine is shared and noisy, so the rounds take turns and the
 * figure to read is the ratio. Each round checks that the stream holds every message once.
 *
 * <p>{@code chat-examples/run benchmark [messages] [rounds]}
 */
public final class PublishBenchmark {

    private static final int IN_FLIGHT = 256;
    private static final String TEXT =
            "سلام 你好 hello: a message of about one hundred and twenty bytes, as people write "
                    + "them in a chat, more or less...";

    private PublishBenchmark() {}

    public static void main(String[] args) {
        int messages = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        try (EmbeddedRedis redis = EmbeddedRedis.start()) {
            LettuceChatOptions options =
                    LettuceChatOptions.builder().redis(redis.uri()).build();
            List<Publisher> publishers = List.of(
                    new ConfabPublisher(options, TEXT),
                    new NaivePublisher(options.redisUri(), TEXT),
                    new XaddPublisher(options.redisUri(), TEXT));
            try (ServerMeter meter = new ServerMeter(options.redisUri())) {
                measure(publishers, meter, messages, rounds);
                lone(publishers, meter, messages / 20, rounds);
            }
            publishers.forEach(Publisher::close);
        }
    }

    private static void measure(List<Publisher> publishers, ServerMeter meter, int messages, int rounds) {
        System.out.printf(
                "%d messages a round, %d in flight, %d bytes of text%n",
                messages, IN_FLIGHT, TEXT.getBytes(StandardCharsets.UTF_8).length);
        publishers.forEach(publisher -> publisher.pipelined(messages / 4, IN_FLIGHT));
        Figures figures = new Figures();
        for (int round = 1; round <= rounds; round++) {
            for (Publisher publisher : publishers) {
                figures.add(publisher.name(), meter.measure(() -> publisher.pipelined(messages, IN_FLIGHT), messages));
            }
        }
        figures.print("with " + IN_FLIGHT + " in flight", publishers.get(1).name());
    }

    private static void lone(List<Publisher> publishers, ServerMeter meter, int messages, int rounds) {
        Figures figures = new Figures();
        for (int round = 1; round <= rounds; round++) {
            for (Publisher publisher : publishers) {
                figures.add(publisher.name(), meter.measure(() -> publisher.oneByOne(messages), messages));
            }
        }
        figures.print(
                String.format(Locale.ROOT, "one at a time, from a thread that waits (%d messages)", messages),
                publishers.get(1).name());
    }
}
