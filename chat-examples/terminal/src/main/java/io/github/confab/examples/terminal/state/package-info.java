/**
 * What the program knows, without a screen and without a network: an {@code Event} comes in, the state changes, and
 * {@code Effect}s go out that somebody else performs. Confined to the one thread that draws.
 */
package io.github.confab.examples.terminal.state;
