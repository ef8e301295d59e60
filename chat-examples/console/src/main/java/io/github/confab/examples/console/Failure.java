package io.github.confab.examples.console;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.InvalidCredentialsException;
import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.error.TransientChatException;
import io.github.confab.chat.error.UserDeactivatedException;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedisException;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.examples.console.access.NotLoggedInException;
import io.github.confab.examples.console.access.UsageException;
import io.github.confab.examples.console.command.LineFailedException;
import io.github.confab.examples.console.text.BadDataException;
import io.github.confab.examples.console.text.ReaderGoneException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;
import reactor.core.Exceptions;

/**
 * What went wrong, as the shell and its user hear of it.
 *
 * @param code of {@link ExitCode}
 * @param message one sentence; empty if there is nothing to say
 */
record Failure(int code, String message) {

    static Failure of(Throwable thrown) {
        Throwable cause = Exceptions.unwrap(thrown);
        return new Failure(code(cause), message(cause));
    }

    private static int code(Throwable cause) {
        if (cause instanceof ReaderGoneException) {
            return ExitCode.READER_GONE;
        } else if (cause instanceof UsageException || cause instanceof InvalidArgumentException) {
            return ExitCode.USAGE;
        } else if (isNotAllowed(cause)) {
            return ExitCode.NOT_ALLOWED;
        } else if (isPassing(cause)) {
            return ExitCode.TRY_LATER;
        } else if (isFinal(cause)) {
            return ExitCode.FAILED;
        }
        return ExitCode.BUG;
    }

    private static boolean isNotAllowed(Throwable cause) {
        return cause instanceof NotLoggedInException
                || cause instanceof InvalidCredentialsException
                || cause instanceof SessionExpiredException
                || cause instanceof UserDeactivatedException
                || cause instanceof ForbiddenException;
    }

    private static boolean isPassing(Throwable cause) {
        return cause instanceof TransientChatException
                || cause instanceof LineFailedException
                || cause instanceof TimeoutException;
    }

    private static boolean isFinal(Throwable cause) {
        return cause instanceof ChatException
                || cause instanceof BadDataException
                || cause instanceof EmbeddedRedisException
                || cause instanceof IOException
                || cause instanceof UncheckedIOException;
    }

    private static String message(Throwable cause) {
        if (cause instanceof ReaderGoneException) {
            return "";
        }
        boolean bug = code(cause) == ExitCode.BUG;
        return bug ? "this is a fault of the program: " + cause : String.valueOf(cause.getMessage());
    }
}
