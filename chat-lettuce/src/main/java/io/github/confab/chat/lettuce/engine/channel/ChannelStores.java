package io.github.confab.chat.lettuce.engine.channel;

import io.github.confab.chat.lettuce.engine.people.MembershipIndex;
import io.github.confab.chat.lettuce.redis.ChannelDirectory;
import io.github.confab.chat.lettuce.redis.ChannelStore;
import io.github.confab.chat.lettuce.redis.MemberStore;
import io.github.confab.chat.lettuce.redis.NameClaims;

/**
 * Where channels are kept.
 *
 * @param names who has which channel name
 * @param directory the lists of channels
 * @param channels the channels themselves
 * @param members who belongs to them
 * @param index which of them each user belongs to
 */
public record ChannelStores(
        NameClaims names,
        ChannelDirectory directory,
        ChannelStore channels,
        MemberStore members,
        MembershipIndex index) {}
