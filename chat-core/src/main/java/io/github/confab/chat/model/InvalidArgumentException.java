package io.github.confab.chat.model;

import java.util.Objects;

/**
 * A caller passed a value that breaks a stated rule. Thrown at the call, before anything is sent or stored.
 *
 * <p>It is a programming or input error, not a failure of the world, so it is no
 * {@code ChatException}: retrying the same call cannot help. The message names the field,
 * the rule and, where it is no secret, the value.
 */
public class InvalidArgumentException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String rule;

    /**
     * @param field the argument as the caller knows it, such as {@code "channel name"}
     * @param rule what must hold and what was found, such as {@code "must not be blank"}; never a secret
     */
    public InvalidArgumentException(String field, String rule) {
        super(field + " " + rule);
        this.field = Objects.requireNonNull(field, "field");
        this.rule = Objects.requireNonNull(rule, "rule");
    }

    /** The argument that is wrong, such as {@code "channel name"}. */
    public String field() {
        return field;
    }

    /** The rule it breaks, such as {@code "must not be blank"}. */
    public String rule() {
        return rule;
    }
}
