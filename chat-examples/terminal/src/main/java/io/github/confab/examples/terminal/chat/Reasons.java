package io.github.confab.examples.terminal.chat;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.InvalidCredentialsException;
import io.github.confab.chat.error.MessageNotFoundException;
import io.github.confab.chat.error.NameTakenException;
import io.github.confab.chat.error.OverloadedException;
import io.github.confab.chat.error.RateLimitedException;
import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.error.TransientChatException;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageTooLargeException;
import io.github.confab.examples.terminal.state.Phrase;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the program's own words why something failed. */
final class Reasons {

    private static final Logger log = LoggerFactory.getLogger(Reasons.class);

    private final Path logFile;

    /** The log file is named where it may help. */
    Reasons(Path logFile) {
        this.logFile = logFile;
    }

    Phrase of(Throwable failure) {
        if (failure instanceof ForbiddenException forbidden) {
            return forbidden(forbidden.reason());
        }
        if (failure instanceof InvalidCredentialsException) {
            return Phrase.of("error.credentials");
        }
        if (failure instanceof NameTakenException) {
            return Phrase.of("error.nameTaken");
        }
        if (failure instanceof RateLimitedException limited) {
            return Phrase.of("error.rate", String.valueOf(limited.retryAfter().toSeconds() + 1));
        }
        if (failure instanceof OverloadedException) {
            return Phrase.of("error.busy");
        }
        if (failure instanceof ChannelGoneException || failure instanceof ChannelNotFoundException) {
            return Phrase.of("error.channelGone");
        }
        if (failure instanceof MessageNotFoundException) {
            return Phrase.of("error.messageGone");
        }
        if (failure instanceof SessionExpiredException) {
            return Phrase.of("error.session");
        }
        if (failure instanceof MessageTooLargeException) {
            return Phrase.of("error.tooLarge", failure.getMessage());
        }
        if (failure instanceof InvalidArgumentException) {
            return Phrase.of("error.argument", failure.getMessage());
        }
        if (failure instanceof TransientChatException || failure instanceof TimeoutException) {
            return Phrase.of("error.unavailable", logFile.toString());
        }
        log.warn("unexpected", failure);
        return Phrase.of("error.other", String.valueOf(failure.getMessage()));
    }

    private static Phrase forbidden(ForbiddenException.Reason reason) {
        return Phrase.of(
                switch (reason) {
                    case NOT_A_MEMBER -> "error.notMember";
                    case PRIVATE -> "error.private";
                    case BANNED -> "error.banned";
                    case MUTED -> "error.muted";
                    case ROLE_TOO_LOW, NOT_THE_OWNER -> "error.role";
                    case NOT_THE_AUTHOR -> "error.author";
                    case TOO_LATE -> "error.late";
                    case DIRECT -> "error.direct";
                    default -> "error.forbidden";
                });
    }
}
