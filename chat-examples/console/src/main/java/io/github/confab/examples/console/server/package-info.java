/** The Redis that the programs of one user share when none is named. */
@NullMarked
package io.github.confab.examples.console.server;

import org.jspecify.annotations.NullMarked;
