package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.lettuce.engine.account.FrontDesk;
import io.github.confab.chat.lettuce.engine.feed.Feeds;
import io.github.confab.chat.lettuce.engine.inbox.DirectNotices;
import io.github.confab.chat.lettuce.engine.inbox.Inboxes;
import io.github.confab.chat.lettuce.engine.inbox.MentionNotices;
import io.github.confab.chat.lettuce.engine.inbox.ReplyNotices;
import io.github.confab.chat.lettuce.engine.message.MessageActs;
import io.github.confab.chat.lettuce.engine.people.People;
import io.github.confab.chat.lettuce.engine.presence.PresenceEngine;
import io.github.confab.chat.lettuce.engine.publish.PublishLanes;
import io.github.confab.chat.lettuce.engine.schedule.Scheduling;
import io.github.confab.chat.lettuce.engine.work.WorkerLoops;
import io.github.confab.chat.lettuce.redis.RedisStores;
import reactor.core.scheduler.Scheduler;

/**
 * The running parts that channels and clients use.
 *
 * @param stores what is kept in Redis
 * @param publishing the way in
 * @param feeds the way out
 * @param loops the worker groups
 * @param desk accounts and sessions
 * @param people who belongs where and may do what
 * @param messages what becomes of messages
 * @param inboxes what users are told
 * @param mentions tells those whom a message mentions
 * @param replies tells those who follow a thread
 * @param directs tells the other one of a direct channel
 * @param presence who is here
 * @param scheduling what is sent later
 * @param delivery runs the application's code
 */
record Engine(
        RedisStores stores,
        PublishLanes publishing,
        Feeds feeds,
        WorkerLoops loops,
        FrontDesk desk,
        People people,
        MessageActs messages,
        Inboxes inboxes,
        MentionNotices mentions,
        ReplyNotices replies,
        DirectNotices directs,
        PresenceEngine presence,
        Scheduling scheduling,
        Scheduler delivery) {}
