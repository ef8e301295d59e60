/**
 * The values of a chat: ids, messages, positions, events and outcomes that are valid once they exist.
 *
 * <p>Anybody may import it; it imports nothing but the JDK.
 */
@NullMarked
package io.github.confab.chat.model;

import org.jspecify.annotations.NullMarked;
