package io.github.confab.chat.lettuce.engine.work;

/**
 * What the parts of a worker loop share.
 *
 * @param turns the order in which things happen
 * @param calls to the store
 * @param bench the messages in hand
 * @param settlement what is finished with
 * @param outlet to the application
 */
record WorkerTools(
        WorkerTurns turns, WorkerCalls calls, WorkerBench bench, WorkerSettlement settlement, WorkerOutlet outlet) {}
