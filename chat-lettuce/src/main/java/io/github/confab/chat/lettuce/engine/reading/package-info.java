/**
 * How far users have read, what is unread, and who is typing.
 *
 * <p>Imported by the engine only.
 */
@NullMarked
package io.github.confab.chat.lettuce.engine.reading;

import org.jspecify.annotations.NullMarked;
