package io.github.confab.chat.memory;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.User;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import reactor.core.scheduler.Scheduler;

/**
 * What the ports of one client share.
 *
 * @param user who acts
 * @param store what there is
 * @param lifetime until the client closes
 * @param clock the time of day
 * @param scheduler for everything that happens later, and for handlers
 * @param typing when this client last said where that it types
 * @param idleCheck after how long a feed looks for what nobody pushed
 */
record Session(
        User user,
        MemoryStore store,
        Lifetime lifetime,
        Clock clock,
        Scheduler scheduler,
        Map<ChannelId, Long> typing,
        Duration idleCheck) {}
