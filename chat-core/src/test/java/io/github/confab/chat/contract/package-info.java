/**
 * The promises of each port as an interface of default tests.
 *
 * <p>Tests of a backend implement these interfaces; main code never imports them.
 */
@NullMarked
package io.github.confab.chat.contract;

import org.jspecify.annotations.NullMarked;
