package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PresentUserTest {

    private static final UserId ADA = UserId.of("ada");
    private static final PresentDevice PHONE = new PresentDevice(ConnectionId.of("c1"), "phone", Instant.EPOCH, "node");

    @Test
    void devices_areCopied_andNeverEmpty() {
        List<PresentDevice> devices = new ArrayList<>(List.of(PHONE));
        PresentUser user = new PresentUser(ADA, devices, PresenceStatus.busy());
        devices.clear();
        assertThat(user.devices()).containsExactly(PHONE);
        refused(
                "number of devices",
                "must be between 1",
                () -> new PresentUser(ADA, List.of(), PresenceStatus.available()));
    }

    @Test
    void device_upTo100CodePoints() {
        refused(
                "code points of the device",
                "must be between 0 and 100",
                () -> new PresentDevice(PHONE.connection(), "x".repeat(101), Instant.EPOCH, "node"));
        refused(
                "device",
                "is ill-formed",
                () -> new PresentDevice(PHONE.connection(), "\uDC00", Instant.EPOCH, "node"));
    }

    @Test
    void connection_thatBreaksTheRule_isRefused() {
        for (String wrong : List.of("", "a b", "a/b", "a:b", "x".repeat(65))) {
            refused("connection id", "must match [A-Za-z0-9_-]{1,64}", () -> ConnectionId.of(wrong));
        }
        assertThat(ConnectionId.of("a-Z_9")).hasToString("a-Z_9");
    }

    @Test
    void events_needWhatTheyTell() {
        List<PresentUser> users = new ArrayList<>();
        PresenceEvent.Snapshot snapshot = new PresenceEvent.Snapshot(1, users, 0);
        users.add(new PresentUser(ADA, List.of(PHONE), PresenceStatus.busy()));
        assertThat(snapshot.users()).as("a copy").isEmpty();
        assertThatThrownBy(() -> new PresenceEvent.Joined(1, null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new PresenceEvent.Left(1, null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new PresenceEvent.Updated(1, null)).isInstanceOf(InvalidArgumentException.class);
    }
}
