/**
 * What every part of the engine stands on: who acts, until when, and in which order.
 *
 * <p>Imported by the engine's packages only.
 */
@NullMarked
package io.github.confab.chat.lettuce.engine.base;

import org.jspecify.annotations.NullMarked;
