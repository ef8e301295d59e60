package io.github.confab.chat.lettuce.engine.base;

/**
 * A client, as the parts of the engine see it.
 *
 * @param author who acts through it
 * @param gate open until it closes, or its session ends
 * @param connection names this client; of a client with a session it begins with the session's id
 * @param device what its user knows it by
 */
public record Caller(Author author, Gate gate, String connection, String device) {}
