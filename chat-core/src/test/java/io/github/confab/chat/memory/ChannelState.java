package io.github.confab.chat.memory;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent.MembershipEvent.Change;
import io.github.confab.chat.model.FeedEvent.SignalEvent;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.time.Clock;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that is stored of one channel, and who listens to it. */
final class ChannelState {

    private final UserId owner;
    private final MemoryLog log;
    private final GroupBook groups;
    private final ReadBook readers;
    private final KeyMemory keys = new KeyMemory();
    private final NavigableMap<String, UserId> members = new TreeMap<>();
    private final List<ChannelListener> listeners = new CopyOnWriteArrayList<>();
    private final Roster roster;
    private ChannelInfo info;
    private boolean gone;

    ChannelState(ChannelInfo info, UserId owner, MemoryLog log, Clock clock, Roster roster) {
        this.info = info;
        this.owner = owner;
        this.log = log;
        this.roster = roster;
        this.readers = new ReadBook(log);
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
                info.createdAt());
        update.retention().ifPresent(log::retain);
        return info;
    }

    boolean isPublic() {
        return info().kind() == ChannelKind.PUBLIC;
    }

    synchronized boolean has(UserId user) {
        return members.containsKey(user.value());
    }

    boolean mayRead(UserId user) {
        return isPublic() || has(user) || user.equals(UserId.SYSTEM);
    }

    void mustRead(UserId user) {
        if (!mayRead(user)) {
            throw new ForbiddenException(id(), user, Reason.PRIVATE);
        }
    }

    void mustBeMember(UserId user) {
        if (!has(user) && !user.equals(UserId.SYSTEM)) {
            throw new ForbiddenException(id(), user, Reason.NOT_A_MEMBER);
        }
    }

    void mustOwn(UserId user) {
        if (!owner.equals(user) && !user.equals(UserId.SYSTEM)) {
            throw new ForbiddenException(id(), user, Reason.NOT_THE_OWNER);
        }
    }

    Receipt append(User author, Draft draft, boolean pushed) {
        Receipt receipt = store(author, draft);
        if (!receipt.duplicate()) {
            listeners.forEach(listener -> listener.stored(pushed));
        }
        return receipt;
    }

    private synchronized Receipt store(User author, Draft draft) {
        mustStand();
        // known keys first: who repeats a publish learns what came of it, also after leaving
        return keys.known(id(), author.id(), draft)
                .map(first -> new Receipt(id(), first, true))
                .orElseGet(() -> {
                    mustBeMember(author.id());
                    Receipt receipt = new Receipt(id(), log.say(author, draft).id(), false);
                    if (has(author.id())) {
                        readers.upToDate(author.id());
                    }
                    keys.remember(author.id(), draft, receipt.id());
                    return receipt;
                });
    }

    /** Whether it made a change. The application is a member of nothing. */
    boolean join(UserId user) {
        return !user.equals(UserId.SYSTEM) && move(user, Change.JOINED);
    }

    /** Whether it made a change. */
    boolean leave(UserId user) {
        return move(user, Change.LEFT);
    }

    private boolean move(UserId user, Change change) {
        synchronized (this) {
            mustStand();
            boolean joins = change == Change.JOINED;
            if (joins == has(user)) {
                return false;
            }
            if (joins) {
                members.put(user.value(), user);
                readers.upToDate(user);
            } else {
                members.remove(user.value());
                readers.left(user);
            }
            log.move(user, change);
        }
        listeners.forEach(listener -> listener.stored(true));
        listeners.forEach(ChannelListener::membersChanged);
        if (change == Change.LEFT) {
            roster.expel(user);
        }
        return true;
    }

    synchronized Page<UserId> members(PageRequest page) {
        return Pages.of(members, page);
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
