/** The terminal itself: keys in, rows out, and everything as it was before in the end. */
package io.github.confab.examples.terminal.tty;
