package io.github.confab.chat.memory;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.SlowModeException;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelPolicy;
import io.github.confab.chat.model.Member;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Who belongs to a channel and who may do what there. Used under the lock of its channel. */
final class MemberBook {

    private static final int NOBODY = 0;
    private static final int APPLICATION = 5;

    private final Supplier<ChannelInfo> info;
    private final Clock clock;
    private final NavigableMap<String, UserId> members = new TreeMap<>();
    private final Map<UserId, Role> roles = new HashMap<>();
    private final Map<UserId, Instant> mutes = new HashMap<>();
    private final Map<UserId, Instant> lastPosts = new HashMap<>();
    private final DoorBook door;
    private final ReadBook readers;
    private UserId owner;

    /** @param owner {@link UserId#SYSTEM}: the application itself */
    MemberBook(Supplier<ChannelInfo> info, UserId owner, ReadBook readers, Clock clock) {
        this.info = info;
        this.readers = readers;
        this.owner = owner;
        this.clock = clock;
        this.door = new DoorBook(clock);
    }

    DoorBook door() {
        return door;
    }

    UserId owner() {
        return owner;
    }

    void own(UserId user) {
        owner = user;
        roles.remove(user);
    }

    boolean has(UserId user) {
        return members.containsKey(user.value());
    }

    void enter(UserId user) {
        members.put(user.value(), user);
        readers.upToDate(user);
        door.forgetInvitation(user);
    }

    /** Whoever leaves leaves the role behind, the owner too; a mute waits. */
    void exit(UserId user) {
        members.remove(user.value());
        readers.left(user);
        roles.remove(user);
        if (owner.equals(user)) {
            owner = UserId.SYSTEM;
        }
    }

    void give(UserId user, Role role) {
        roles.put(user, role);
    }

    void mute(UserId user, Instant until) {
        mutes.put(user, until);
    }

    boolean unmute(UserId user) {
        boolean was = isMuted(user);
        mutes.remove(user);
        return was;
    }

    boolean isMuted(UserId user) {
        return mutes.getOrDefault(user, Instant.MIN).isAfter(clock.instant());
    }

    // ---- who may

    int rank(UserId user) {
        if (user.equals(UserId.SYSTEM)) {
            return APPLICATION;
        }
        if (user.equals(owner)) {
            return rank(Role.OWNER);
        }
        return has(user) ? rank(role(user)) : NOBODY;
    }

    static int rank(Role role) {
        return role.compareTo(Role.GUEST) + 1;
    }

    Role role(UserId user) {
        return user.equals(owner) ? Role.OWNER : roles.getOrDefault(user, Role.MEMBER);
    }

    /** What stands against reading, if something does. */
    Optional<ChatException> readRefusal(UserId user) {
        if (user.equals(UserId.SYSTEM)) {
            return Optional.empty();
        }
        if (door.isBanned(user)) {
            return Optional.of(forbidden(user, Reason.BANNED));
        }
        boolean open = info.get().kind() == ChannelKind.PUBLIC || has(user);
        return open ? Optional.empty() : Optional.of(forbidden(user, Reason.PRIVATE));
    }

    void mustRead(UserId user) {
        readRefusal(user).ifPresent(refusal -> {
            throw refusal;
        });
    }

    void must(UserId user, Role least) {
        if (door.isBanned(user)) {
            throw forbidden(user, Reason.BANNED);
        }
        if (rank(user) == NOBODY) {
            throw forbidden(user, Reason.NOT_A_MEMBER);
        }
        if (rank(user) < rank(least)) {
            throw forbidden(user, Reason.ROLE_TOO_LOW);
        }
    }

    void mustBeAbove(UserId user, UserId other) {
        must(user, Role.MODERATOR);
        if (rank(other) >= rank(user)) {
            throw forbidden(user, Reason.ROLE_TOO_LOW);
        }
    }

    void mustOwn(UserId user) {
        if (rank(user) < rank(Role.OWNER)) {
            throw forbidden(user, Reason.NOT_THE_OWNER);
        }
    }

    void mustNotBeDirect(UserId user) {
        if (info.get().kind() == ChannelKind.DIRECT) {
            throw forbidden(user, Reason.DIRECT);
        }
    }

    /** Whether a user may say something now, with a role from {@code least} on. */
    private void mustSpeak(UserId user, Role least) {
        if (door.isBanned(user)) {
            throw forbidden(user, Reason.BANNED);
        }
        if (!has(user)) {
            throw forbidden(user, Reason.NOT_A_MEMBER);
        }
        if (isMuted(user)) {
            throw forbidden(user, Reason.MUTED);
        }
        must(user, least);
    }

    /** Whether a user could post, however soon after the last time. */
    void mustSay(UserId user) {
        if (!user.equals(UserId.SYSTEM)) {
            mustSpeak(user, policy().post());
        }
    }

    /** Nobody stands above the other in a direct channel. */
    void mustPin(UserId user) {
        boolean direct = info.get().kind() == ChannelKind.DIRECT;
        must(user, direct ? Role.GUEST : policy().messages().pin());
    }

    void mustSignal(UserId user) {
        if (!user.equals(UserId.SYSTEM)) {
            mustSpeak(user, policy().signal());
        }
    }

    void mustReact(UserId user) {
        if (!user.equals(UserId.SYSTEM)) {
            mustSpeak(user, policy().messages().react());
        }
    }

    /** Also notes that the user posts now. */
    void mustPost(UserId user) {
        if (user.equals(UserId.SYSTEM)) {
            return;
        }
        mustSpeak(user, policy().post());
        Duration slow = policy().slowMode();
        if (slow.isZero() || rank(user) >= rank(Role.MODERATOR)) {
            return;
        }
        Instant now = clock.instant();
        Instant free = lastPosts.getOrDefault(user, Instant.MIN).equals(Instant.MIN)
                ? Instant.MIN
                : lastPosts.get(user).plus(slow);
        if (free.isAfter(now)) {
            throw new SlowModeException(info.get().id(), user, Duration.between(now, free));
        }
        lastPosts.put(user, now);
    }

    /** Nothing came of it. */
    void takeBackPost(UserId user) {
        lastPosts.remove(user);
    }

    ForbiddenException forbidden(UserId user, Reason reason) {
        return new ForbiddenException(info.get().id(), user, reason);
    }

    ChannelPolicy policy() {
        return info.get().policy();
    }

    boolean mayCall(UserId user) {
        return rank(user) >= rank(policy().messages().callAll());
    }

    // ---- who is there

    Member member(UserId user) {
        boolean muted = isMuted(user);
        Optional<Instant> until = Optional.ofNullable(mutes.get(user)).filter(end -> muted && !end.equals(Instant.MAX));
        return new Member(user, role(user), muted, until);
    }

    Page<Member> page(PageRequest page) {
        Page<UserId> users = Pages.of(members, page);
        return new Page<>(users.items().stream().map(this::member).toList(), users.next());
    }

    List<UserId> others(UserId user) {
        return members.values().stream().filter(member -> !member.equals(user)).toList();
    }

    /** In a direct channel the other one. */
    Optional<UserId> peer(UserId user) {
        return members.values().stream()
                .filter(member -> info.get().kind() == ChannelKind.DIRECT && !member.equals(user))
                .findFirst();
    }
}
