package io.github.confab.examples.quickstart;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.WorkerGroup;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A chat of 1 000 messages with an accident half-way, and a count of what arrived. */
public final class Quickstart {

    private static final int MESSAGES = 1000;
    private static final List<String> TEXTS =
            List.of("سلام، خوش آمدید", "你好，欢迎大家", "Hello and welcome", "👩‍👩‍👧‍👦 🎉 ☕");

    /** Uses the Redis that the environment names (REDIS_HOST or REDIS_URL), else starts one for this run. */
    public static void main(String[] args) {
        boolean given = System.getenv("REDIS_HOST") != null || System.getenv("REDIS_URL") != null;
        try (EmbeddedRedis redis = given ? null : EmbeddedRedis.start()) {
            LettuceChatOptions options = given
                    ? LettuceChatOptions.fromEnvironment()
                    : LettuceChatOptions.builder().redis(redis.uri()).build();
            say("Redis", given ? "from the environment: " + options : "started for this run, port " + redis.port());
            System.exit(run(options) ? 0 : 1);
        }
    }

    private static boolean run(LettuceChatOptions options) {
        // snippet:hello
        Chat chat = LettuceChat.connect(options).block(); // one per application
        User user = chat.users()
                .find("ada")
                .switchIfEmpty(chat.users().create("ada"))
                .block();
        ChatClient ada = chat.actAs(user.id()).block(); // behind your own login

        Channel general = ada.channels().open("general").block(); // finds or creates it; ada joins
        general.subscribe(StartAt.latest()) // gapless, in order, survives reconnects
                .subscribe(m -> System.out.println("  " + m.author().username() + ": " + m.text()));
        general.publish(Draft.text("سلام! 你好! Hello! 👋")).block(); // stored and pushed
        // end:hello

        String name = "quickstart " + System.currentTimeMillis();
        Channel channel = ada.channels().open(name).block();
        Tally fast = new Tally();
        Tally slow = new Tally();
        var listening = channel.subscribe(StartAt.latest()).subscribe(fast::add);
        var dawdling = channel.subscribe(StartAt.latest())
                .concatMap(m -> Mono.delay(Duration.ofMillis(2)).thenReturn(m), 1) // takes one at a time
                .subscribe(slow::add);
        say("Channel", "\"" + name + "\", with two subscribers, one of them slow");

        long published = Flux.range(0, MESSAGES)
                .delayUntil(i -> i == MESSAGES / 2 ? killPubSub(options) : Mono.empty())
                .flatMapSequential(i -> channel.publish(Draft.text(TEXTS.get(i % TEXTS.size()) + " #" + i)), 32)
                .count()
                .block();
        say("Published", published + " messages in Persian, Chinese, English and emoji");

        say("Received", fast.await(published) + " by the fast one, " + slow.await(published) + " by the slow one");
        say("History", "the last five:");
        channel.history(HistoryQuery.latest().limit(5))
                .doOnNext(m -> System.out.println("  " + m.timestamp() + "  " + m.text()))
                .blockLast();

        Tally work = new Tally();
        channel.consume(WorkerGroup.of("archive").concurrency(1), m -> Mono.fromRunnable(() -> work.add(m))
                        .thenReturn(Outcome.done()))
                .take(published)
                .blockLast();
        say("Worked", "on " + work.size() + " messages, as the worker group \"archive\"");

        listening.dispose();
        dawdling.dispose();
        ada.channels().delete(channel.id()).then(chat.close()).block();
        return Tally.verdict(published, fast, slow, work);
    }

    /** Cuts the connection that pushes arrive on, as a network would. */
    private static Mono<Void> killPubSub(LettuceChatOptions options) {
        return Mono.fromRunnable(() -> {
            RedisClient client = RedisClient.create(options.redisUri());
            long killed = client.connect().sync().clientKill(KillArgs.Builder.typePubsub());
            client.shutdown();
            say("Accident", "half-way: CLIENT KILL TYPE pubsub closed " + killed + " connection(s)");
        });
    }

    private static void say(String what, String text) {
        System.out.printf("%-10s %s%n", what, text);
    }
}
