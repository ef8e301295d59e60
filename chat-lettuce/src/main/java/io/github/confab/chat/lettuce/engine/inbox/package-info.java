/**
 * What users are told, wherever it happens.
 *
 * <p>Imported by the engine only.
 */
@NullMarked
package io.github.confab.chat.lettuce.engine.inbox;

import org.jspecify.annotations.NullMarked;
