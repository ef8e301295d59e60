package io.github.confab.chat.memory;

import java.time.Clock;

/** What Redis would keep; chats that share it see the same users and channels. */
record MemoryStore(Accounts accounts, Directory directory, Inboxes inboxes) {

    static MemoryStore empty(Clock clock) {
        return new MemoryStore(new Accounts(), new Directory(clock), new Inboxes(clock));
    }
}
