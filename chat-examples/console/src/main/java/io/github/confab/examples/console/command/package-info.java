/** The commands, one class each. */
@NullMarked
package io.github.confab.examples.console.command;

import org.jspecify.annotations.NullMarked;
