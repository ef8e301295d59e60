package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.UserId;

/**
 * Which session a token belongs to; whether that is alive is another question.
 *
 * @param user whose
 * @param session which
 */
public record SessionLink(UserId user, SessionId session) {}
