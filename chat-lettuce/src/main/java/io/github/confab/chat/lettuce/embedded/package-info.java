/**
 * A real Redis server as a child process, for development, tests and examples.
 *
 * <p>Applications and tests import it; it imports nothing of ours.
 */
@NullMarked
package io.github.confab.chat.lettuce.embedded;

import org.jspecify.annotations.NullMarked;
