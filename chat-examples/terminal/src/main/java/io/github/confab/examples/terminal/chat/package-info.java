/** The side of Confab: performs {@code Effect}s by calls, and brings what comes of them, and all news, as {@code Event}s. */
package io.github.confab.examples.terminal.chat;
