package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.lettuce.engine.account.AccountSettings;
import java.time.Duration;

/**
 * How the engine behaves; the options of the front door, checked there.
 *
 * @param publishDeadline how long a message may be on its way
 * @param maxWaiting how many messages may wait per channel
 * @param maxTextCodePoints how long a text may be, in code points
 * @param maxTextBytes the same in UTF-8 bytes
 * @param largestRing how many entries a channel's ring holds at most, a power of two
 * @param idleCheck after how much silence a channel is compared with the store
 * @param linger how long a channel is still followed after its last reader left
 * @param accounts how accounts and sessions behave
 */
public record EngineSettings(
        Duration publishDeadline,
        int maxWaiting,
        int maxTextCodePoints,
        int maxTextBytes,
        int largestRing,
        Duration idleCheck,
        Duration linger,
        AccountSettings accounts) {}
