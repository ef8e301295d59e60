package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.SessionToken;

/**
 * Somebody has proved who they are.
 *
 * @param author who
 * @param session their session
 * @param device as they know it
 * @param token what they came with, or get
 */
public record Admission(Author author, SessionId session, String device, SessionToken token) {}
