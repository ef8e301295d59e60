/**
 * What becomes of messages once they are written: edits, deletions, and what people add to them.
 *
 * <p>Imported by the engine.
 */
@NullMarked
package io.github.confab.chat.lettuce.engine.message;

import org.jspecify.annotations.NullMarked;
