package io.github.confab.chat.lettuce.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.Login;
import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.Registration;
import io.github.confab.chat.model.SessionToken;
import io.lettuce.core.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Passwords and tokens go through everything, and are nowhere to be seen. */
class SecretsIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CANARY = "canary-Tweety-90210";
    private static final String NEXT_CANARY = "canary-Pip-31337-x";

    private final List<String> shown = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>(List.of(CANARY, NEXT_CANARY));

    @Test
    void secrets_throughEveryPath_areNowhere() throws ReflectiveOperationException {
        try (LoggedLines logged = new LoggedLines()) {
            Chat chat = LettuceChat.connect(
                            LettuceChatOptions.builder().redis(redis.uri()).build())
                    .block(PATIENCE);
            use(chat);
            chat.close().block(PATIENCE);
            assertThat(logged.text()).as("loggers are at TRACE").contains("TRACE", "DEBUG");
            shown.add(logged.text());
        }
        shown.addAll(stored());
        assertThat(secrets).hasSizeGreaterThan(4);
        for (String secret : secrets) {
            assertThat(shown).noneMatch(text -> text.contains(secret));
        }
    }

    private void use(Chat chat) {
        Credentials credentials = Credentials.of("ada", CANARY);
        Registration registration = Registration.of(credentials).from("198.51.100.7");
        Login login = Login.of(credentials).device("Netscape").from("198.51.100.7");
        shown.add(credentials + " " + registration + " " + login);
        tried(chat.users().register(registration));
        tried(chat.users().register(registration));
        tried(chat.login(Credentials.of("nobody", CANARY)));
        tried(chat.login(Credentials.of("ada", NEXT_CANARY)));
        ChatClient ada = chat.login(login).block(PATIENCE);
        SessionToken first = noted(ada);
        ChatClient again = chat.resume(first).block(PATIENCE);
        noted(again);
        tried(again.sessions().list());
        tried(ada.account().changePassword(Password.of(NEXT_CANARY), Password.of(CANARY + "!")));
        tried(ada.account().changePassword(Password.of(CANARY), Password.of(NEXT_CANARY)));
        noted(ada);
        tried(chat.resume(first));
        SessionToken strange = SessionToken.of("stranger-" + CANARY);
        shown.add(strange.toString());
        tried(chat.resume(strange));
        tried(chat.users().admin().setPassword(ada.user().id(), Password.of(CANARY)));
        tried(ada.account().profile());
        thrown(() -> Password.of(CANARY + "\uD800"));
        thrown(() -> Password.of(CANARY.repeat(20)));
        thrown(() -> Registration.of(Credentials.of("canary-tweety-90210", CANARY)));
    }

    private SessionToken noted(ChatClient client) {
        SessionToken token = client.sessions().token().orElseThrow();
        secrets.add(token.value());
        shown.add(client + " " + token + " " + client.sessions() + " " + client.account() + " " + client.user());
        return token;
    }

    private void tried(Publisher<?> call) {
        Flux.from(call)
                .map(String::valueOf)
                .onErrorResume(failure -> Mono.just(told(failure)))
                .doOnNext(shown::add)
                .blockLast(PATIENCE);
    }

    private void thrown(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException failure) {
            shown.add(told(failure));
        }
    }

    private static String told(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause).append('\n');
        }
        return text.toString();
    }

    private static List<String> stored() {
        List<String> all = new ArrayList<>();
        for (String key : redis.cli().keys("*")) {
            all.add(key);
            switch (redis.cli().type(key)) {
                case "string" -> all.add(redis.cli().get(key));
                case "hash" -> all.add(redis.cli().hgetall(key).toString());
                case "set" -> all.add(redis.cli().smembers(key).toString());
                case "zset" -> all.add(redis.cli().zrange(key, 0, -1).toString());
                default -> all.add(redis.cli().xrange(key, Range.unbounded()).toString());
            }
        }
        return all;
    }
}
