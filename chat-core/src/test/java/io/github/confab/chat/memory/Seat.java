package io.github.confab.chat.memory;

import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.PresentDevice;

/**
 * What a roster holds of one connection.
 *
 * @param device by which the user is here
 * @param status what it says
 * @param order grows with each status that is set
 * @param leaving whether its client was closed, and the grace runs
 */
record Seat(PresentDevice device, PresenceStatus status, long order, boolean leaving) {

    Seat leaves() {
        return new Seat(device, status, order, true);
    }
}
