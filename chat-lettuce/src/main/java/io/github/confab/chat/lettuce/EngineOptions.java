package io.github.confab.chat.lettuce;

import io.github.confab.chat.lettuce.engine.EngineSettings;
import io.github.confab.chat.lettuce.engine.account.AccountSettings;

/** What of the options the engine is given. */
final class EngineOptions {

    private EngineOptions() {}

    static EngineSettings of(OptionsDraft options) {
        Timing timing = options.timing;
        Limits limits = options.limits;
        return new EngineSettings(
                timing.publishDeadline(),
                limits.maxQueuedPublishes(),
                limits.maxTextCodePoints(),
                limits.maxTextBytes(),
                limits.ringSize(),
                timing.idleCheck(),
                timing.linger(),
                accounts(options));
    }

    private static AccountSettings accounts(OptionsDraft options) {
        return new AccountSettings(
                HasherHashing.of(options.passwordHasher.orElseGet(PasswordHasher::argon2id)),
                options.sessions.forEngine(),
                options.sessions.check(options.timing.idleCheck()),
                AccountSettings.AttemptLimits.DEFAULT);
    }
}
