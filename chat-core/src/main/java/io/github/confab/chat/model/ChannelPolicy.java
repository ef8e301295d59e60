package io.github.confab.chat.model;

import java.time.Duration;

/**
 * The least role that may do what in a channel, and how fast. The application itself may everything; the owner too.
 *
 * @param post who may publish and produce
 * @param signal who may broadcast
 * @param invite who may invite others
 * @param work who may work on the messages in worker groups, and look after these groups
 * @param slowMode how long members and guests wait between two messages of theirs, 0 to 6 hours; 0 is not at all;
 *     fractions of a millisecond are dropped
 * @param messages what may become of messages once they are written
 */
public record ChannelPolicy(Role post, Role signal, Role invite, Role work, Duration slowMode, MessagePolicy messages) {

    private static final Duration SLOWEST = Duration.ofHours(6);
    private static final ChannelPolicy DEFAULTS = new ChannelPolicy(
            Role.MEMBER, Role.MEMBER, Role.MEMBER, Role.MODERATOR, Duration.ZERO, MessagePolicy.defaults());

    /** @throws InvalidArgumentException if an argument is null or the slow mode out of range */
    public ChannelPolicy {
        Rules.present("role that may post", post);
        Rules.present("role that may signal", signal);
        Rules.present("role that may invite", invite);
        Rules.present("role that may work", work);
        Rules.present("message policy", messages);
        long millis = Rules.millis("slow mode", slowMode);
        if (millis < 0 || millis > SLOWEST.toMillis()) {
            throw new InvalidArgumentException("slow mode", "must be between 0 and " + SLOWEST + ", got: " + slowMode);
        }
        slowMode = Duration.ofMillis(millis);
    }

    /**
     * Members post, signal and invite; moderators work; nobody is slowed down.
     *
     * @return the policy of a channel that nobody has given another
     */
    public static ChannelPolicy defaults() {
        return DEFAULTS;
    }

    /**
     * @param least who may publish and produce: {@link Role#MODERATOR} makes a channel of announcements
     * @return this policy with that
     */
    public ChannelPolicy post(Role least) {
        return new ChannelPolicy(least, signal, invite, work, slowMode, messages);
    }

    /**
     * @param least who may broadcast
     * @return this policy with that
     */
    public ChannelPolicy signal(Role least) {
        return new ChannelPolicy(post, least, invite, work, slowMode, messages);
    }

    /**
     * @param least who may invite others
     * @return this policy with that
     */
    public ChannelPolicy invite(Role least) {
        return new ChannelPolicy(post, signal, least, work, slowMode, messages);
    }

    /**
     * @param least who may work in worker groups
     * @return this policy with that
     */
    public ChannelPolicy work(Role least) {
        return new ChannelPolicy(post, signal, invite, least, slowMode, messages);
    }

    /**
     * @param wait between two messages of the same member, 0 to 6 hours
     * @return this policy with that
     */
    public ChannelPolicy slowMode(Duration wait) {
        return new ChannelPolicy(post, signal, invite, work, wait, messages);
    }

    /**
     * @param policy what may become of messages once they are written
     * @return this policy with that
     */
    public ChannelPolicy messages(MessagePolicy policy) {
        return new ChannelPolicy(post, signal, invite, work, slowMode, policy);
    }
}
