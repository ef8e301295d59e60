/** Text of others on a screen of ours: made harmless, measured in cells, cut, wrapped, in the right direction. Pure. */
package io.github.confab.examples.terminal.text;
