package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.lettuce.redis.GroupMember;
import io.github.confab.chat.lettuce.redis.GroupStore;

/**
 * A worker's place in its group.
 *
 * @param store where the group is
 * @param me how the group knows this worker
 */
record WorkerSeat(GroupStore store, GroupMember me) {}
