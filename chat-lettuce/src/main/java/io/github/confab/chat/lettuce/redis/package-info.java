/**
 * Redis seen as small stores: the only home of commands, scripts, key names and error translation.
 *
 * <p>Imported by the engine, through its interfaces, and by the front door.
 */
@NullMarked
package io.github.confab.chat.lettuce.redis;

import org.jspecify.annotations.NullMarked;
