/**
 * The accounts of users, and the names they hold.
 *
 * <p>Imported by the engine, through {@link AccountUsers}.
 */
@NullMarked
package io.github.confab.chat.lettuce.engine.account;

import org.jspecify.annotations.NullMarked;
