package io.github.confab.chat.memory;

import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.MessageNotFoundException;
import io.github.confab.chat.model.FeedEvent.MessageDeleted;
import io.github.confab.chat.model.FeedEvent.MessageEdited;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageState.Edit;
import io.github.confab.chat.model.MessageVersion;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What may become of the messages of a channel. Used under the lock of its channel. */
final class MessageActs {

    private static final int MAX_EDITS = 1000;

    private final MemberBook people;
    private final MemoryLog log;
    private final Clock clock;
    private final ReactionBook reactions;
    private final ThreadBook threads;
    private final PinBook pins;

    MessageActs(MemberBook people, MemoryLog log, Clock clock) {
        this.people = people;
        this.log = log;
        this.clock = clock;
        this.reactions = new ReactionBook(people, log);
        this.threads = new ThreadBook(people, log);
        this.pins = new PinBook(people, log);
    }

    ThreadBook threads() {
        return threads;
    }

    PinBook pins() {
        return pins;
    }

    ReactionBook reactions() {
        return reactions;
    }

    MessageId edit(UserId me, MessageId id, MessageContent said) {
        people.mustSay(me);
        StreamMessage message = standing(id);
        if (!me.equals(UserId.SYSTEM)) {
            if (!message.author().id().equals(me)) {
                throw people.forbidden(me, Reason.NOT_THE_AUTHOR);
            }
            mustBeWithin(people.policy().messages().editWithin(), me, message);
        }
        int version = message.state().edit().map(Edit::version).orElse(0) + 1;
        if (version > MAX_EDITS) {
            throw people.forbidden(me, Reason.TOO_MANY);
        }
        return log.change(place -> new MessageEdited(log.channel(), place, id, me, version, said));
    }

    boolean delete(UserId me, MessageId id) {
        mustDelete(me, id);
        boolean stands = !log.stored(id).orElseThrow().isDeleted();
        if (stands) {
            log.change(place -> new MessageDeleted(log.channel(), place, id, me, false));
            reactions.forget(id);
        }
        return stands;
    }

    boolean erase(UserId me, MessageId id) {
        mustDelete(me, id);
        boolean stands = log.stored(id)
                .orElseThrow()
                .state()
                .deletion()
                .filter(deletion -> deletion.erased())
                .isEmpty();
        if (stands) {
            log.erase(id);
            log.change(place -> new MessageDeleted(log.channel(), place, id, me, true));
            reactions.forget(id);
        }
        return stands;
    }

    /** Erases what has expired. */
    boolean expire() {
        List<MessageId> expired = log.expired();
        for (MessageId id : expired) {
            log.erase(id);
            log.change(place -> new MessageDeleted(log.channel(), place, id, UserId.SYSTEM, true));
            reactions.forget(id);
        }
        return !expired.isEmpty();
    }

    List<MessageVersion> versions(UserId me, MessageId id) {
        people.mustRead(me);
        StreamMessage message = log.message(id).orElseThrow(() -> new MessageNotFoundException(log.channel(), id));
        boolean insider = message.author().id().equals(me) || people.rank(me) >= MemberBook.rank(Role.MODERATOR);
        if (message.isDeleted() && !insider) {
            throw people.forbidden(me, Reason.NOT_THE_AUTHOR);
        }
        return log.versions(id);
    }

    private void mustDelete(UserId me, MessageId id) {
        people.must(me, Role.GUEST);
        StreamMessage message = log.message(id).orElseThrow(() -> new MessageNotFoundException(log.channel(), id));
        UserId author = message.author().id();
        if (me.equals(UserId.SYSTEM)) {
            return;
        }
        boolean moderates = people.rank(me) >= MemberBook.rank(Role.MODERATOR);
        if (author.equals(me) && !moderates) {
            mustBeWithin(people.policy().messages().deleteWithin(), me, message);
        } else if (!author.equals(me)) {
            if (!moderates || author.equals(UserId.SYSTEM)) {
                throw people.forbidden(me, Reason.NOT_THE_AUTHOR);
            }
            people.mustBeAbove(me, author);
        }
    }

    private StreamMessage standing(MessageId id) {
        return log.message(id)
                .filter(message -> !message.isDeleted())
                .orElseThrow(() -> new MessageNotFoundException(log.channel(), id));
    }

    private void mustBeWithin(Optional<Duration> time, UserId me, StreamMessage message) {
        boolean late = time.filter(within -> clock.millis() - message.id().millis() >= within.toMillis())
                .isPresent();
        if (late) {
            throw people.forbidden(me, Reason.TOO_LATE);
        }
    }
}
