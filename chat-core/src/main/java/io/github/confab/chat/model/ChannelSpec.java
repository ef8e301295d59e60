package io.github.confab.chat.model;

/**
 * A channel to create.
 *
 * @param name its unique name
 * @param description what it is about, at most 1 000 code points; may be empty
 * @param kind who may read and join
 * @param retention how long messages are kept
 */
public record ChannelSpec(ChannelName name, String description, ChannelKind kind, Retention retention) {

    /** @throws InvalidArgumentException if an argument is null or the description too long or ill-formed */
    public ChannelSpec {
        Rules.present("channel name", name);
        Rules.description(description);
        Rules.present("channel kind", kind);
        Rules.present("retention", retention);
    }

    /**
     * A public channel without a description that keeps everything.
     *
     * @param name its name, in any language; see {@link ChannelName} for the rules
     * @return the specification
     * @throws InvalidArgumentException if {@code name} breaks a rule
     */
    public static ChannelSpec named(String name) {
        return new ChannelSpec(ChannelName.of(name), "", ChannelKind.PUBLIC, Retention.keepAll());
    }

    /**
     * @param text what the channel is about, at most 1 000 code points
     * @return this specification with that description
     */
    public ChannelSpec description(String text) {
        return new ChannelSpec(name, text, kind, retention);
    }

    /**
     * @param who who may read and join
     * @return this specification with that kind
     */
    public ChannelSpec kind(ChannelKind who) {
        return new ChannelSpec(name, description, who, retention);
    }

    /**
     * @param bound how long messages are kept
     * @return this specification with that retention
     */
    public ChannelSpec retention(Retention bound) {
        return new ChannelSpec(name, description, kind, bound);
    }
}
