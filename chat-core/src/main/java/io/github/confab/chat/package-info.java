/**
 * The ports of the chat SDK: what an application calls and a backend implements.
 *
 * <p>Applications import it freely; implement its interfaces only to provide another backend. It knows values, errors and Reactor, no backend.
 */
@NullMarked
package io.github.confab.chat;

import org.jspecify.annotations.NullMarked;
