/**
 * Worker groups: a loop per worker that gets, handles and settles messages, and the owner's view of a group.
 *
 * <p>Imported by the engine, through {@link WorkerLoops} and {@link GroupWorkers}.
 */
@NullMarked
package io.github.confab.chat.lettuce.engine.work;

import org.jspecify.annotations.NullMarked;
