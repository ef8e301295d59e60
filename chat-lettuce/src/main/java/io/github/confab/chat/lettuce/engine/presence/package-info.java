/**
 * Who is in a channel right now: what this process holds, what others have left behind, and who watches.
 *
 * <p>Imported by the engine only.
 */
@NullMarked
package io.github.confab.chat.lettuce.engine.presence;

import org.jspecify.annotations.NullMarked;
