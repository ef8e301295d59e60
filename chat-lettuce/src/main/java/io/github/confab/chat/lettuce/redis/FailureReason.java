package io.github.confab.chat.lettuce.redis;

import org.jspecify.annotations.Nullable;

/**
 * Why a connection is down. A command that is rejected meanwhile says only that there is no connection; the person who
 * reads the error wants to know that, for example, the password was changed.
 */
@FunctionalInterface
interface FailureReason {

    /** Nothing is known. */
    FailureReason UNKNOWN = () -> null;

    /** What the last attempt to connect failed with; null while connected, or if there was none. */
    @Nullable
    Throwable lastFailure();
}
