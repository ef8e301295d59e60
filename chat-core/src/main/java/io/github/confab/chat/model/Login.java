package io.github.confab.chat.model;

import java.util.Optional;

/**
 * A login: who, and from where. Immutable; safe to share between threads.
 *
 * @param credentials name and password
 * @param device what the user will know the session by; 1 to 64 code points
 * @param source where the attempt comes from, such as an IP address; too many from one are refused. Only its hash is
 *     stored, and only for minutes; 1 to 256 characters
 */
public record Login(Credentials credentials, String device, Optional<String> source) {

    /** What a device is called that did not say. */
    public static final String UNKNOWN_DEVICE = "unknown device";

    private static final int MAX_DEVICE = 64;

    /** @throws InvalidArgumentException if an argument is null or breaks a rule above */
    public Login {
        Rules.present("credentials", credentials);
        device = checkedDevice(device);
        Rules.present("source", source).ifPresent(Sources::check);
    }

    /**
     * @param credentials name and password
     * @return a login from an unknown device and source
     */
    public static Login of(Credentials credentials) {
        return new Login(credentials, UNKNOWN_DEVICE, Optional.empty());
    }

    /**
     * @param label such as {@code "Firefox on Linux"}
     * @return this login with that device
     */
    public Login device(String label) {
        return new Login(credentials, label, source);
    }

    /**
     * @param address where it comes from, such as an IP address
     * @return this login with that source
     */
    public Login from(String address) {
        return new Login(credentials, device, Optional.of(Rules.present("source", address)));
    }

    private static String checkedDevice(String label) {
        String device = Unicode.trimmed(Rules.wellFormed("device", label));
        Rules.between("code points of the device", 1, MAX_DEVICE, device.codePointCount(0, device.length()));
        Unicode.refuseHidden("device", device);
        return device;
    }
}
