package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.lettuce.engine.presence.Visits;
import io.github.confab.chat.lettuce.engine.reading.TypingThrottle;

/**
 * What one client remembers, in all its channels.
 *
 * @param typing when it last said where that its user types
 * @param visits where it is present
 */
record ClientState(TypingThrottle typing, Visits visits) {}
