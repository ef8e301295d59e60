package io.github.confab.chat.model;

import java.util.Optional;

/**
 * Changes to a channel; what is empty stays as it is.
 *
 * @param name the new name
 * @param description the new description, at most 1 000 code points
 * @param retention the new retention, which applies to what is stored already too
 * @param policy the new policy, as a whole
 */
public record ChannelUpdate(
        Optional<ChannelName> name,
        Optional<String> description,
        Optional<Retention> retention,
        Optional<ChannelPolicy> policy) {

    /** @throws InvalidArgumentException if an argument is null or the description too long or ill-formed */
    public ChannelUpdate {
        Rules.present("channel name", name);
        Rules.present("channel description", description).ifPresent(Rules::description);
        Rules.present("retention", retention);
        Rules.present("channel policy", policy);
    }

    /**
     * @param name the new name
     * @return a change of the name alone
     * @throws InvalidArgumentException if {@code name} breaks a rule
     */
    public static ChannelUpdate rename(String name) {
        return new ChannelUpdate(
                Optional.of(ChannelName.of(name)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * @param description the new description
     * @return a change of the description alone
     */
    public static ChannelUpdate describe(String description) {
        return new ChannelUpdate(
                Optional.empty(),
                Optional.of(Rules.present("channel description", description)),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * @param retention the new retention
     * @return a change of the retention alone
     */
    public static ChannelUpdate retain(Retention retention) {
        return new ChannelUpdate(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Rules.present("retention", retention)),
                Optional.empty());
    }

    /**
     * @param policy the new policy
     * @return a change of the policy alone
     */
    public static ChannelUpdate govern(ChannelPolicy policy) {
        return new ChannelUpdate(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Rules.present("channel policy", policy)));
    }
}
