/**
 * Messages to stream fields and push frames, and back: pure functions and the only user of Jackson.
 *
 * <p>Imported by the engine and by the front door.
 */
@NullMarked
package io.github.confab.chat.lettuce.wire;

import org.jspecify.annotations.NullMarked;
