package io.github.confab.chat.memory;

import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.MessageNotFoundException;
import io.github.confab.chat.model.FeedEvent.PinChanged;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The pinned messages of a channel. Used under the lock of its channel. */
final class PinBook {

    private static final int MOST_PINS = 50;

    private final MemberBook people;
    private final MemoryLog log;
    private final NavigableSet<MessageId> pinned = new TreeSet<>();

    PinBook(MemberBook people, MemoryLog log) {
        this.people = people;
        this.log = log;
    }

    boolean pin(UserId me, MessageId message) {
        people.mustPin(me);
        if (standing(message).isEmpty()) {
            throw new MessageNotFoundException(log.channel(), message);
        }
        NavigableSet<MessageId> known = present();
        if (known.contains(message)) {
            return false;
        }
        if (known.size() >= MOST_PINS) {
            throw people.forbidden(me, Reason.TOO_MANY);
        }
        known.add(message);
        log.pin(place -> new PinChanged(log.channel(), place, message, me, true));
        return true;
    }

    boolean unpin(UserId me, MessageId message) {
        people.mustPin(me);
        boolean changed = present().remove(message);
        if (changed) {
            log.pin(place -> new PinChanged(log.channel(), place, message, me, false));
        }
        return changed;
    }

    /** The newest message first. */
    List<StreamMessage> list(UserId me) {
        people.mustRead(me);
        return present().descendingSet().stream()
                .map(log::message)
                .flatMap(Optional::stream)
                .toList();
    }

    private NavigableSet<MessageId> present() {
        pinned.removeIf(message -> standing(message).isEmpty());
        return pinned;
    }

    private Optional<StreamMessage> standing(MessageId message) {
        return log.message(message).filter(found -> !found.isDeleted());
    }
}
