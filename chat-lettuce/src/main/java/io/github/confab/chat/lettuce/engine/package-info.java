/**
 * The work behind the ports: publishing, feeds, workers, presence and accounts, without one Lettuce type.
 *
 * <p>Imported by the front door only.
 */
@NullMarked
package io.github.confab.chat.lettuce.engine;

import org.jspecify.annotations.NullMarked;
