package io.github.confab.chat.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.InvalidCredentialsException;
import io.github.confab.chat.error.RateLimitedException;
import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.SessionToken;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Sessions and limits of the chat in memory, as time passes. */
final class MemorySessionsTest {

    private static final Credentials ADA = Credentials.of("ada", "a long way to Tipperary");
    private static final Credentials WRONG = Credentials.of("ada", "a short way to Tipperary");

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final MemoryChat chat = MemoryChat.create(MemoryChatOptions.timedBy(time));

    @BeforeEach
    void register() {
        chat.users().register(ADA).block();
    }

    @AfterEach
    void close() {
        chat.close().block();
        time.dispose();
    }

    @Test
    void resume_idleSession_hasExpired() {
        ChatClient client = chat.login(ADA).block();
        SessionToken token = client.sessions().token().orElseThrow();
        time.advanceTimeBy(Duration.ofHours(1));
        client.close().block();
        time.advanceTimeBy(Duration.ofMinutes(29));
        chat.resume(token).block().close().block();
        time.advanceTimeBy(Duration.ofMinutes(30));
        StepVerifier.create(chat.resume(token)).verifyError(SessionExpiredException.class);
    }

    @Test
    void client_twelveHours_isShutOut() {
        ChatClient client = chat.login(ADA).block();
        time.advanceTimeBy(Duration.ofHours(12).minusMillis(1));
        assertThat(client.account().profile().block()).isNotNull();
        time.advanceTimeBy(Duration.ofMillis(1));
        StepVerifier.create(client.account().profile()).verifyError(SessionExpiredException.class);
    }

    @Test
    void login_elevenWrong_isLimitedForFifteenMinutes() {
        for (int i = 0; i < 10; i++) {
            StepVerifier.create(chat.login(WRONG)).verifyError(InvalidCredentialsException.class);
            time.advanceTimeBy(Duration.ofSeconds(32));
        }
        StepVerifier.create(chat.login(ADA))
                .verifyErrorSatisfies(e -> assertThat(((RateLimitedException) e).retryAfter())
                        .as("B23: until 15 minutes after the first")
                        .isEqualTo(Duration.ofMinutes(15).minusSeconds(320)));
        time.advanceTimeBy(Duration.ofMinutes(15).minusSeconds(320));
        assertThat(chat.login(ADA).block()).isNotNull();
    }
}
