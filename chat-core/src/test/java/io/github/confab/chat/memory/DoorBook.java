package io.github.confab.chat.memory;

import io.github.confab.chat.model.Ban;
import io.github.confab.chat.model.Invitation;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Who is invited into a channel, who must stay out, and who does not want to see it. Used under the lock of its channel. */
final class DoorBook {

    private final Clock clock;
    private final NavigableMap<String, Ban> bans = new TreeMap<>();
    private final NavigableMap<String, Invitation> invitations = new TreeMap<>();
    private final Map<UserId, Long> hidden = new HashMap<>();

    DoorBook(Clock clock) {
        this.clock = clock;
    }

    boolean isBanned(UserId user) {
        return Optional.ofNullable(bans.get(user.value())).filter(this::lasts).isPresent();
    }

    private boolean lasts(Ban ban) {
        return ban.until().isEmpty() || ban.until().get().isAfter(clock.instant());
    }

    void ban(UserId user, Optional<Instant> until, UserId by) {
        bans.put(user.value(), new Ban(user, until, by));
        invitations.remove(user.value());
    }

    boolean unban(UserId user) {
        boolean was = isBanned(user);
        bans.remove(user.value());
        return was;
    }

    boolean isInvited(UserId user) {
        return invitations.containsKey(user.value());
    }

    Optional<UserId> inviter(UserId user) {
        return Optional.ofNullable(invitations.get(user.value())).map(Invitation::by);
    }

    boolean invite(UserId user, UserId by) {
        return invitations.putIfAbsent(user.value(), new Invitation(user, by, clock.instant())) == null;
    }

    boolean forgetInvitation(UserId user) {
        return invitations.remove(user.value()) != null;
    }

    Page<Ban> bans(PageRequest page) {
        bans.values().removeIf(ban -> !lasts(ban));
        return Pages.of(bans, page);
    }

    Page<Invitation> invitations(PageRequest page) {
        return Pages.of(invitations, page);
    }

    void hide(UserId user, long seq) {
        hidden.put(user, seq);
    }

    void show(UserId user) {
        hidden.remove(user);
    }

    boolean isHidden(UserId user, long seq) {
        return hidden.getOrDefault(user, 0L) >= seq;
    }
}
