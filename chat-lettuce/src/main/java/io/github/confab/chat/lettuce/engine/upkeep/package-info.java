/**
 * What nobody comes by to do, done once a minute.
 *
 * <p>Imported by the engine, through {@link Janitor}.
 */
@NullMarked
package io.github.confab.chat.lettuce.engine.upkeep;

import org.jspecify.annotations.NullMarked;
