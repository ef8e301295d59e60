package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.lettuce.engine.base.Stored;
import io.github.confab.chat.lettuce.redis.Delivery;
import io.github.confab.chat.lettuce.redis.GroupStore.Held;
import io.github.confab.chat.lettuce.redis.StreamEntry;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.WorkEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at what was delivered, and says where it goes: to the bench, or straight to the settlement. */
final class WorkerReception {

    private final WorkerJob job;
    private final WorkerTools tools;
    private MessageId newest = MessageId.MIN;

    WorkerReception(WorkerJob job, WorkerTools tools) {
        this.job = job;
        this.tools = tools;
    }

    /** The newest entry that this worker knows the group to have been given. */
    MessageId newest() {
        return newest;
    }

    /** The group was given everything up to this id. */
    void seen(String id) {
        MessageId seen = parsed(id);
        if (seen != null && seen.isAfter(newest)) {
            newest = seen;
        }
    }

    void receive(List<Delivery> deliveries, String epoch) {
        for (Delivery delivery : deliveries) {
            String id = delivery.entry().id();
            // what was read again, as a reply may have got lost, can be in hand already
            if (!tools.bench().has(id) && !tools.settlement().has(id)) {
                seen(id);
                receive(delivery, epoch);
            }
        }
    }

    private void receive(Delivery delivery, String epoch) {
        StreamEntry raw = delivery.entry();
        try {
            Entry entry = Stored.entry(raw);
            if (entry.isMessage() && !entry.isDeleted()) {
                receive(entry.message(job.channel(), epoch), raw.id(), delivery.attempt());
            } else {
                tools.settlement().ack(raw.id(), null);
            }
        } catch (CorruptEntryException corrupt) {
            tools.bench().spend();
            var event = new WorkEvent.CorruptEntry(raw.id(), corrupt.problem());
            tools.settlement()
                    .bury(new Held(raw.id(), delivery.attempt()), "corrupt entry: " + corrupt.problem(), event);
        }
    }

    private void receive(StreamMessage message, String id, int attempt) {
        Outcome end = WorkerVerdict.onDelivery(attempt, job.group().maxAttempts());
        if (end instanceof Outcome.Dead dead) {
            tools.bench().spend();
            var event = new WorkEvent.Processed(message, attempt, end);
            tools.settlement().bury(new Held(id, attempt), dead.reason(), event);
        } else {
            tools.bench().add(new WorkerTask(id, message, key(message), attempt));
        }
    }

    /** A function that fails has no opinion on the order. */
    private @Nullable String key(StreamMessage message) {
        try {
            return job.group().orderingKey().map(key -> key.apply(message)).orElse(null);
        } catch (RuntimeException mistake) {
            return null;
        }
    }

    /** Messages that were trimmed before anybody had finished with them. */
    void lost(List<String> ids) {
        for (String id : ids) {
            MessageId lost = parsed(id);
            WorkerTask task = tools.bench().get(id);
            boolean running = task != null && task.state() == WorkerTask.State.RUNNING;
            // one that runs is in memory, and its handler may well finish
            if (lost != null && !running && !tools.settlement().has(id)) {
                if (task != null) {
                    tools.bench().remove(task);
                }
                tools.bench().spend();
                tools.outlet().give(new WorkEvent.Lost(lost));
            }
        }
    }

    /** Somebody else may write ids that are no message ids of ours. */
    private static @Nullable MessageId parsed(String id) {
        try {
            return MessageId.parse(id);
        } catch (InvalidArgumentException foreign) {
            return null;
        }
    }
}
