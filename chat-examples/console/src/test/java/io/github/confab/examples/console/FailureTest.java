package io.github.confab.examples.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.InvalidCredentialsException;
import io.github.confab.chat.error.RateLimitedException;
import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.UserId;
import io.github.confab.examples.console.access.UsageException;
import io.github.confab.examples.console.text.BadDataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class FailureTest {

    @Test
    void of_eachKind_hasItsCode() {
        assertCode(1, new ChannelNotFoundException("general"));
        assertCode(1, new BadDataException("line 3"));
        assertCode(1, new UncheckedIOException(new IOException("disk")));
        assertCode(2, new UsageException("wrong"));
        assertCode(2, new InvalidArgumentException("limit", "must be 1"));
        assertCode(3, new InvalidCredentialsException());
        assertCode(3, new SessionExpiredException("resume"));
        assertCode(3, new ForbiddenException(ChannelId.of("c"), UserId.of("u"), ForbiddenException.Reason.BANNED));
        assertCode(75, new UnavailableException("away", null));
        assertCode(75, new RateLimitedException("login", Duration.ofSeconds(1)));
        assertCode(75, new TimeoutException("silence"));
        assertCode(70, new IllegalStateException("bug"));
    }

    private static void assertCode(int code, Throwable thrown) {
        assertThat(Failure.of(thrown).code()).as(thrown.toString()).isEqualTo(code);
    }
}
