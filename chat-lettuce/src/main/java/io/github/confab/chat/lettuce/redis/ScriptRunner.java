package io.github.confab.chat.lettuce.redis;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Runs Lua scripts on the master, by their SHA; a server that does not know one yet is given its body.
 *
 * <p>Calls from one thread run in their order, once the server knows the script. Calls from two threads may overtake each
 * other, also if one began after the other: what comes from the event loop is written at once, what comes from elsewhere
 * has to get there first.
 */
interface ScriptRunner {

    /**
     * @param script what to run
     * @param keys every key it touches, all of one slot
     * @param arguments its arguments
     * @return a Mono that emits the reply (integers as Long, bulk strings as byte[], arrays as List, nil as null inside
     *     lists), or errors with a translated {@link io.github.confab.chat.error.ChatException}; each subscription runs
     *     the script once
     */
    Mono<List<Object>> run(Script script, List<String> keys, byte[]... arguments);
}
