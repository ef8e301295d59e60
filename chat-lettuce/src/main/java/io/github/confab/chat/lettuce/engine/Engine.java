package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.lettuce.engine.account.FrontDesk;
import io.github.confab.chat.lettuce.redis.RedisStores;

/**
 * The running parts that channels and clients use.
 *
 * @param stores what is kept in Redis
 * @param publishing the way in
 * @param feeds the way out
 * @param loops the worker groups
 * @param desk accounts and sessions
 */
record Engine(RedisStores stores, PublishLanes publishing, FeedContext feeds, WorkerLoops loops, FrontDesk desk) {}
