package io.github.confab.chat.model;

/**
 * Another message as it was when it was quoted or forwarded: a copy, which later edits do not reach. It is what the author
 * of the quoting message says; nobody checks it.
 *
 * @param channel where it stands
 * @param message which it is
 * @param author who wrote it
 * @param username how that author was called
 * @param text what it said
 */
public record Quote(ChannelId channel, MessageId message, UserId author, String username, String text) {}
