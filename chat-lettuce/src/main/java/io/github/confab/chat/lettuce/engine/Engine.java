package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.lettuce.engine.feed.Feeds;
import io.github.confab.chat.lettuce.engine.publish.PublishLanes;
import io.github.confab.chat.lettuce.engine.work.WorkerLoops;
import io.github.confab.chat.lettuce.redis.RedisStores;

/**
 * The running parts that channels and clients use.
 *
 * @param stores what is kept in Redis
 * @param publishing the way in
 * @param feeds the way out
 * @param loops the worker groups
 */
record Engine(RedisStores stores, PublishLanes publishing, Feeds feeds, WorkerLoops loops) {}
