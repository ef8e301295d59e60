package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.lettuce.engine.presence.PresenceEngine;
import io.github.confab.chat.lettuce.redis.RedisStores;

/**
 * The running parts that channels and clients use.
 *
 * @param stores what is kept in Redis
 * @param publishing the way in
 * @param feeds the way out
 * @param loops the worker groups
 * @param presence who is here
 */
record Engine(
        RedisStores stores, PublishLanes publishing, FeedContext feeds, WorkerLoops loops, PresenceEngine presence) {}
