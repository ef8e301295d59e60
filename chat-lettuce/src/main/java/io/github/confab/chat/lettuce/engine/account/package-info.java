/**
 * Accounts, passwords and sessions: who may come in, and until when.
 *
 * <p>Imported by the engine, and by the front door for its settings.
 */
@NullMarked
package io.github.confab.chat.lettuce.engine.account;

import org.jspecify.annotations.NullMarked;
