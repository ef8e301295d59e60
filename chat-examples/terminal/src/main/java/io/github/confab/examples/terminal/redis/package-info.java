/** The Redis to chat on: the one that the environment names, or one of this user's own that all terminals share. */
package io.github.confab.examples.terminal.redis;
