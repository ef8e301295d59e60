/**
 * What README.md and docs say, held to the code: snippets compile, links lead somewhere, tables are complete, error texts
 * are real.
 *
 * <p>Imported by the suite that runs with the rights of the documents, for them alone.
 */
@NullMarked
package io.github.confab.chat.lettuce.docs;

import org.jspecify.annotations.NullMarked;
