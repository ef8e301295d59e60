package io.github.confab.chat.model;

/**
 * A channel to create.
 *
 * @param name its unique name
 * @param description what it is about, at most 1 000 code points; may be empty
 * @param kind who may read and join; public or private
 * @param retention how long messages are kept
 * @param policy who may do what in it
 */
public record ChannelSpec(
        ChannelName name, String description, ChannelKind kind, Retention retention, ChannelPolicy policy) {

    /**
     * @throws InvalidArgumentException if an argument is null, the description too long or ill-formed, or the kind
     *     {@link ChannelKind#DIRECT}
     */
    public ChannelSpec {
        Rules.present("channel name", name);
        Rules.description(description);
        if (Rules.present("channel kind", kind) == ChannelKind.DIRECT) {
            throw new InvalidArgumentException("channel kind", "must not be DIRECT: open it by conversations().direct");
        }
        Rules.present("retention", retention);
        Rules.present("channel policy", policy);
    }

    /**
     * A public channel without a description that keeps everything, with the default policy.
     *
     * @param name its name, in any language; see {@link ChannelName} for the rules
     * @return the specification
     * @throws InvalidArgumentException if {@code name} breaks a rule
     */
    public static ChannelSpec named(String name) {
        return new ChannelSpec(
                ChannelName.of(name), "", ChannelKind.PUBLIC, Retention.keepAll(), ChannelPolicy.defaults());
    }

    /**
     * @param text what the channel is about, at most 1 000 code points
     * @return this specification with that description
     */
    public ChannelSpec description(String text) {
        return new ChannelSpec(name, text, kind, retention, policy);
    }

    /**
     * @param who who may read and join
     * @return this specification with that kind
     */
    public ChannelSpec kind(ChannelKind who) {
        return new ChannelSpec(name, description, who, retention, policy);
    }

    /**
     * @param bound how long messages are kept
     * @return this specification with that retention
     */
    public ChannelSpec retention(Retention bound) {
        return new ChannelSpec(name, description, kind, bound, policy);
    }

    /**
     * @param rules who may do what in it
     * @return this specification with that policy
     */
    public ChannelSpec policy(ChannelPolicy rules) {
        return new ChannelSpec(name, description, kind, retention, rules);
    }
}
