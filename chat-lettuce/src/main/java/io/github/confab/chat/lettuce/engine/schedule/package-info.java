/**
 * Messages that are sent later: kept in one index of the whole deployment, and sent by whichever process looks first.
 *
 * <p>Imported by the engine, through {@link Scheduling}.
 */
@NullMarked
package io.github.confab.chat.lettuce.engine.schedule;

import org.jspecify.annotations.NullMarked;
