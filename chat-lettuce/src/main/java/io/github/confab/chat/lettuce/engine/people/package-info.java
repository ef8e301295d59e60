/**
 * People in channels: who belongs to one, who may do what, and which channels are one's own.
 *
 * <p>Imported by the engine, which puts it together, and by its parts that let people in.
 */
@NullMarked
package io.github.confab.chat.lettuce.engine.people;

import org.jspecify.annotations.NullMarked;
