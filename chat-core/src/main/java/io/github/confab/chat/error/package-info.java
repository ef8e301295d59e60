/**
 * What can go wrong, in two branches: transient, where a retry may help, and permanent, where it cannot.
 *
 * <p>Anybody may import it; it imports the values only.
 */
@NullMarked
package io.github.confab.chat.error;

import org.jspecify.annotations.NullMarked;
