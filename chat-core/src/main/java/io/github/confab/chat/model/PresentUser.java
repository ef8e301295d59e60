package io.github.confab.chat.model;

import java.util.List;

/**
 * Somebody who is in a channel now.
 *
 * @param user who
 * @param devices by which connections, at least one, the first to enter first
 * @param status how they want to be seen: what the device says that said something last
 */
public record PresentUser(UserId user, List<PresentDevice> devices, PresenceStatus status) {

    /** @throws InvalidArgumentException if an argument is null or there is no device */
    public PresentUser {
        Rules.present("user id", user);
        devices = List.copyOf(Rules.present("devices", devices));
        Rules.between("number of devices", 1, Integer.MAX_VALUE, devices.size());
        Rules.present("presence status", status);
    }
}
