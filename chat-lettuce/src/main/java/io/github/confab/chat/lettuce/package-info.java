/**
 * The front door: starts a chat on Redis and wires the parts together.
 *
 * <p>Applications import it; nothing else of ours does.
 */
@NullMarked
package io.github.confab.chat.lettuce;

import org.jspecify.annotations.NullMarked;
