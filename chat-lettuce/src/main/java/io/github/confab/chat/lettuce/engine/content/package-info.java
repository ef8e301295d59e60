/**
 * What one user has written anywhere: exported, or erased.
 *
 * <p>Imported by the engine, through {@link WrittenContent}.
 */
@NullMarked
package io.github.confab.chat.lettuce.engine.content;

import org.jspecify.annotations.NullMarked;
