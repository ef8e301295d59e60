package io.github.confab.chat.memory;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent.MembershipEvent.Change;
import io.github.confab.chat.model.FeedEvent.SignalEvent;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Everything that is stored of one channel, and who listens to it. */
final class ChannelState {

    private final MemoryLog log;
    private final GroupBook groups;
    private final ReadBook readers;
    private final KeyMemory keys = new KeyMemory();
    private final MemberBook people;
    private final MessageActs messages;
    private final List<ChannelListener> listeners = new CopyOnWriteArrayList<>();
    private final Roster roster;
    private ChannelInfo info;
    private boolean gone;

    ChannelState(ChannelInfo info, UserId owner, MemoryLog log, Clock clock, Roster roster) {
        this.info = info;
        this.log = log;
        this.roster = roster;
        this.readers = new ReadBook(log);
        this.people = new MemberBook(this::info, owner, readers, clock);
        this.messages = new MessageActs(people, log, clock);
        this.groups = new GroupBook(log, clock, this::worked);
    }

    ChannelId id() {
        return log.channel();
    }

    MemoryLog log() {
        return log;
    }

    Roster roster() {
        return roster;
    }

    GroupBook groups() {
        return groups;
    }

    ReadBook readers() {
        return readers;
    }

    synchronized ChannelInfo info() {
        return info;
    }

    synchronized ChannelInfo update(ChannelUpdate update) {
        info = new ChannelInfo(
                info.id(),
                update.name().orElse(info.name()),
                update.description().orElse(info.description()),
                info.kind(),
                update.retention().orElse(info.retention()),
                update.policy().orElse(info.policy()),
                info.createdAt());
        update.retention().ifPresent(log::retain);
        return info;
    }

    boolean isPublic() {
        return info().kind() == ChannelKind.PUBLIC;
    }

    /** Asks about the people. */
    synchronized <T> T people(Function<MemberBook, T> question) {
        return question.apply(people);
    }

    synchronized boolean has(UserId user) {
        return people.has(user);
    }

    synchronized boolean mayKnow(UserId user) {
        return isPublic() || people.has(user) || user.equals(UserId.SYSTEM);
    }

    void mustRead(UserId user) {
        readRefusal(user).ifPresent(refusal -> {
            throw refusal;
        });
    }

    synchronized Optional<ChatException> readRefusal(UserId user) {
        return people.readRefusal(user);
    }

    synchronized void mustWork(UserId user) {
        people.must(user, people.policy().work());
    }

    synchronized void mustSignal(UserId user) {
        people.mustSignal(user);
    }

    /** Also of who is banned: no member. */
    synchronized void mustBeHere(UserId user) {
        if (!people.has(user) && !user.equals(UserId.SYSTEM)) {
            throw people.forbidden(user, Reason.NOT_A_MEMBER);
        }
    }

    synchronized void mustBelong(UserId user) {
        people.must(user, Role.GUEST);
    }

    synchronized void mustOwn(UserId user) {
        people.mustOwn(user);
    }

    Receipt append(User author, Draft draft, boolean pushed) {
        return append(author, draft, draft.content(), pushed);
    }

    /** @param said what is stored of the draft */
    Receipt append(User author, Draft draft, MessageContent said, boolean pushed) {
        Receipt receipt = store(author, draft, said);
        if (!receipt.duplicate()) {
            listeners.forEach(listener -> listener.stored(pushed));
        }
        return receipt;
    }

    private synchronized Receipt store(User author, Draft draft, MessageContent said) {
        mustStand();
        // known keys first: who repeats a publish learns what came of it, also after leaving
        return keys.known(id(), author.id(), draft)
                .map(first -> new Receipt(id(), first, true))
                .orElseGet(() -> {
                    people.mustPost(author.id());
                    Receipt receipt = new Receipt(
                            id(), messages.threads().say(author, draft, said).id(), false);
                    if (has(author.id())) {
                        readers.upToDate(author.id());
                    }
                    keys.remember(author.id(), draft, receipt.id());
                    return receipt;
                });
    }

    /** Whether it made a change. The application is a member of nothing. */
    boolean join(UserId user) {
        return !user.equals(UserId.SYSTEM)
                && change((book, entries) -> {
                    if (book.door().isBanned(user)) {
                        throw book.forbidden(user, Reason.BANNED);
                    }
                    if (book.has(user)) {
                        book.door().show(user);
                        return false;
                    }
                    boolean mayEnter = isPublic()
                            || book.owner().equals(user)
                            || (info.kind() == ChannelKind.PRIVATE
                                    && book.door().isInvited(user));
                    if (!mayEnter) {
                        throw book.forbidden(user, Reason.PRIVATE);
                    }
                    book.enter(user);
                    entries.move(user, Change.JOINED);
                    return true;
                });
    }

    /** Makes a change in the people, and tells of the entries it left in the log; gives what it gives. */
    boolean change(BiPredicate<MemberBook, MemoryLog> act) {
        boolean changed;
        long before;
        synchronized (this) {
            mustStand();
            before = log.newest().id().seq();
            changed = act.test(people, log);
        }
        if (log.newest().id().seq() > before) {
            listeners.forEach(listener -> listener.stored(true));
            listeners.forEach(ChannelListener::membersChanged);
            roster.keep(this::has);
        }
        return changed;
    }

    /** Does something with messages, and tells of the entries it left in the log; gives what it gives. */
    <T> T onMessages(Function<MessageActs, T> act) {
        T done;
        long before;
        synchronized (this) {
            mustStand();
            before = log.newest().id().seq();
            done = act.apply(messages);
        }
        if (log.newest().id().seq() > before) {
            listeners.forEach(listener -> listener.stored(true));
        }
        return done;
    }

    void signal(SignalEvent event) {
        listeners.forEach(listener -> listener.signalled(event));
    }

    /** From now on {@code listener} is told, until {@link #forget}. */
    void tell(ChannelListener listener) {
        listeners.add(listener);
        if (isGone()) {
            listener.fail(new ChannelGoneException(id()));
        }
    }

    void forget(ChannelListener listener) {
        listeners.remove(listener);
    }

    void delete() {
        synchronized (this) {
            gone = true;
        }
        listeners.forEach(listener -> listener.fail(new ChannelGoneException(id())));
    }

    private void worked() {
        listeners.forEach(ChannelListener::worked);
    }

    private synchronized boolean isGone() {
        return gone;
    }

    private void mustStand() {
        if (gone) {
            throw new ChannelNotFoundException(id().value());
        }
    }
}
