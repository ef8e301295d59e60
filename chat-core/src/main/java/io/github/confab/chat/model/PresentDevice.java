package io.github.confab.chat.model;

import java.time.Instant;

/**
 * One connection by which a user is in a channel.
 *
 * @param connection which
 * @param device what the user called it when logging in, at most 100 code points: text of a user, so escape it where
 *     it is shown
 * @param connectedAt when it entered the channel, by the clock of the store
 * @param node the process that holds it: an opaque id, new with each start of a process
 */
public record PresentDevice(ConnectionId connection, String device, Instant connectedAt, String node) {

    private static final int MAX_DEVICE = 100;

    /** @throws InvalidArgumentException if an argument is null, or the device too long or ill-formed */
    public PresentDevice {
        Rules.present("connection id", connection);
        int length = Rules.wellFormed("device", device).codePointCount(0, device.length());
        Rules.between("code points of the device", 0, MAX_DEVICE, length);
        Rules.present("connect time", connectedAt);
        Rules.present("node", node);
    }
}
