package io.github.confab.chat.memory;

import java.time.Clock;

/** What Redis would keep; chats that share it see the same users and channels. */
record MemoryStore(
        Accounts accounts,
        SessionBook sessions,
        Tries tries,
        Directory directory,
        Inboxes inboxes,
        ScheduleBook schedules) {

    static MemoryStore empty(Clock clock) {
        return new MemoryStore(
                new Accounts(),
                new SessionBook(clock),
                new Tries(clock),
                new Directory(clock),
                new Inboxes(clock),
                new ScheduleBook(clock));
    }
}
