/** The way from a command to a channel: which Redis, whose session, and how an interruption ends it. */
@NullMarked
package io.github.confab.examples.console.access;

import org.jspecify.annotations.NullMarked;
