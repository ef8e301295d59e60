package io.github.confab.chat.model;

import java.time.Duration;
import java.util.Optional;

/**
 * What may become of messages once they are written, and by whom. The application itself may everything.
 *
 * @param editWithin how long after writing it an author may edit a message; empty: for ever; zero: never
 * @param deleteWithin the same for deleting it; moderators may later, too
 * @param react the least role that may react
 * @param oneReactionEach whether each person gives a message one reaction at most: another one replaces it
 * @param pin the least role that may pin
 * @param callAll the least role whose {@code @here} and {@code @channel} call people
 */
public record MessagePolicy(
        Optional<Duration> editWithin,
        Optional<Duration> deleteWithin,
        Role react,
        boolean oneReactionEach,
        Role pin,
        Role callAll) {

    private static final MessagePolicy DEFAULTS =
            new MessagePolicy(Optional.empty(), Optional.empty(), Role.MEMBER, false, Role.MODERATOR, Role.MODERATOR);

    /** @throws InvalidArgumentException if an argument is null or a time is negative */
    public MessagePolicy {
        Rules.present("time to edit", editWithin).ifPresent(time -> checked("time to edit", time));
        Rules.present("time to delete", deleteWithin).ifPresent(time -> checked("time to delete", time));
        Rules.present("role that may react", react);
        Rules.present("role that may pin", pin);
        Rules.present("role that may call all", callAll);
    }

    /**
     * Authors edit and delete for ever, members react as often as they like, moderators pin and call all.
     *
     * @return the policy of a channel that nobody has given another
     */
    public static MessagePolicy defaults() {
        return DEFAULTS;
    }

    /**
     * @param time after writing it; zero: never
     * @return this policy with that
     */
    public MessagePolicy editWithin(Duration time) {
        return new MessagePolicy(Optional.of(time), deleteWithin, react, oneReactionEach, pin, callAll);
    }

    /**
     * @param time after writing it; zero: moderators only
     * @return this policy with that
     */
    public MessagePolicy deleteWithin(Duration time) {
        return new MessagePolicy(editWithin, Optional.of(time), react, oneReactionEach, pin, callAll);
    }

    /**
     * @param least who may react
     * @return this policy with that
     */
    public MessagePolicy react(Role least) {
        return new MessagePolicy(editWithin, deleteWithin, least, oneReactionEach, pin, callAll);
    }

    /**
     * @param one whether a person's second reaction to a message replaces the first
     * @return this policy with that
     */
    public MessagePolicy oneReactionEach(boolean one) {
        return new MessagePolicy(editWithin, deleteWithin, react, one, pin, callAll);
    }

    /**
     * @param least who may pin
     * @return this policy with that
     */
    public MessagePolicy pin(Role least) {
        return new MessagePolicy(editWithin, deleteWithin, react, oneReactionEach, least, callAll);
    }

    /**
     * @param least whose {@code @here} and {@code @channel} call people
     * @return this policy with that
     */
    public MessagePolicy callAll(Role least) {
        return new MessagePolicy(editWithin, deleteWithin, react, oneReactionEach, pin, least);
    }

    private static void checked(String field, Duration time) {
        Rules.atLeast(field, 0, Rules.millis(field, time));
    }
}
