/** The program: what {@code main} does, and how it ends. */
@NullMarked
package io.github.confab.examples.console;

import org.jspecify.annotations.NullMarked;
