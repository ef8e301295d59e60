package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import java.util.List;

/**
 * The names of all keys and topics; nobody else makes one. The same on standalone, Sentinel and Cluster: every key of a
 * channel carries its id as hash tag, so they live in one slot. See docs/redis-keys.md.
 *
 * @param namespace stands before every key and topic; empty or ending in a colon
 * @param channelPrefix begins the keys of a channel, by default {@code channel:}
 * @param messagePrefix begins the key of its stream, by default {@code message:}
 * @param database the number of the Redis database; topics carry it, since Pub/Sub knows no databases
 */
public record KeySpace(String namespace, String channelPrefix, String messagePrefix, int database) {

    /** In every per-channel set and hash, so that the key exists for the channel's whole life. */
    static final String SENTINEL = "~";

    private static final String USER = "user:";

    String meta(ChannelId channel) {
        return namespace + channelPrefix + tag(channel.value());
    }

    String stream(ChannelId channel) {
        return namespace + messagePrefix + tag(channel.value());
    }

    String members(ChannelId channel) {
        return meta(channel) + ":subs";
    }

    String roles(ChannelId channel) {
        return meta(channel) + ":roles";
    }

    /** One of the two windows of idempotency keys. */
    String window(ChannelId channel, int parity) {
        return meta(channel) + ":d" + parity;
    }

    /** Who is invited. */
    String invitations(ChannelId channel) {
        return meta(channel) + ":inv";
    }

    /** When each member last posted, while slow mode is on. */
    String lastPosts(ChannelId channel) {
        return meta(channel) + ":sm";
    }

    /** The ordinal of each author's newest message: sending means having read up to it. */
    String ownOrdinals(ChannelId channel) {
        return meta(channel) + ":own";
    }

    /** Read receipts: how far each reader has come. */
    String receipts(ChannelId channel) {
        return meta(channel) + ":rd";
    }

    /** What has become of messages, by their place. */
    String overlay(ChannelId channel) {
        return meta(channel) + ":ov";
    }

    /** In which order to find what belongs to messages: reactions, replies, pins and the like. */
    String index(ChannelId channel) {
        return meta(channel) + ":ix";
    }

    /** Who is here, by which connection. */
    String connections(ChannelId channel) {
        return meta(channel) + ":ph";
    }

    /** The connections of each user here. */
    String connectionCounts(ChannelId channel) {
        return meta(channel) + ":pc";
    }

    /** What the scripts touch that do something with a message, in their order. */
    List<String> ofMessages(ChannelId channel) {
        return List.of(
                meta(channel), stream(channel), members(channel), roles(channel), overlay(channel), index(channel));
    }

    /**
     * Every key of a channel but its dead letters: they are made together and deleted together. First meta, stream,
     * members; then the hashes, then the sorted sets, as create-channel.lua expects them.
     */
    List<String> ofChannel(ChannelId channel) {
        return List.of(
                meta(channel),
                stream(channel),
                members(channel),
                roles(channel),
                window(channel, 0),
                window(channel, 1),
                invitations(channel),
                lastPosts(channel),
                ownOrdinals(channel),
                connections(channel),
                connectionCounts(channel),
                overlay(channel),
                index(channel),
                receipts(channel));
    }

    String deadLetters(ChannelId channel, String group) {
        return stream(channel) + ":dlq:" + group;
    }

    /** Where messages, signals and control frames of a channel are pushed. */
    public String topic(ChannelId channel) {
        return topicPrefix() + channelPrefix + tag(channel.value()) + ":t";
    }

    /** Where a process pushes to itself, to see that its Pub/Sub connection still delivers. */
    String probe(String node) {
        return topicPrefix() + "node:" + tag(node) + ":probe";
    }

    String user(UserId user) {
        return namespace + USER + tag(user.value());
    }

    /** The sessions of a user: which are alive. */
    String userSessions(UserId user) {
        return user(user) + ":ss";
    }

    /** Where the processes that have clients of a user are told about changes. */
    public String userTopic(UserId user) {
        return topicPrefix() + USER + tag(user.value()) + ":t";
    }

    public boolean isUserTopic(String topic) {
        return topic.startsWith(topicPrefix() + USER);
    }

    /** Which session a token belongs to, by the SHA-256 of the token. */
    String session(String tokenHash) {
        return namespace + "session:" + tokenHash;
    }

    /** Attempts, by the SHA-256 of what they are about. */
    String throttle(String subject) {
        return namespace + "throttle:" + tag(subject);
    }

    /** How far a user has read, by channel and epoch. */
    String readMarks(UserId user) {
        return user(user) + ":cur";
    }

    /** The unread mentions of a user. */
    String mentions(UserId user) {
        return user(user) + ":mn";
    }

    /** The channels a user belongs to. */
    String userChannels(UserId user) {
        return user(user) + ":chs";
    }

    String usernames() {
        return namespace + "{users}:names";
    }

    String channelNames() {
        return namespace + "{dir}:names";
    }

    String channelWords() {
        return namespace + "{dir}:words";
    }

    String channelIds() {
        return namespace + "{dir}:ids";
    }

    /** Under which name each channel is listed. */
    String channelListings() {
        return namespace + "{dir}:listed";
    }

    /** Held by the one process that does the housekeeping. */
    String janitor() {
        return namespace + "{dir}:janitor";
    }

    /** Every process that has users present, by the end of its lease. */
    String nodes() {
        return namespace + "presence:nodes";
    }

    /** What a process has: written down before it has it. */
    String heldBy(String node) {
        return namespace + "presence:" + tag(node);
    }

    /** When users were last present; a part of them, 0 to 15. */
    String seen(int shard) {
        return namespace + "seen:" + tag(Integer.toString(shard));
    }

    /** When something is to be done with what is to be sent later. */
    String dueTimes() {
        return namespace + "{due}:times";
    }

    /** What is to be sent later. */
    String dueDrafts() {
        return namespace + "{due}:drafts";
    }

    /** Who has scheduled what where. */
    String dueOf() {
        return namespace + "{due}:of";
    }

    private String topicPrefix() {
        return database == 0 ? namespace : namespace + "db" + database + ":";
    }

    private static String tag(String value) {
        return "{" + value + "}";
    }
}
