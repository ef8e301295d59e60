/** What the screen looks like: the state and a size in, rows of styled text out. Pure. */
package io.github.confab.examples.terminal.screen;
