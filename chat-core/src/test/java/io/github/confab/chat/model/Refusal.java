package io.github.confab.chat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How a value that breaks a rule is refused: at once, naming the field and the rule. */
final class Refusal {

    private Refusal() {}

    static void refused(String field, String rule, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .as("%s %s", field, rule)
                .isThrownBy(call)
                .satisfies(e -> {
                    assertThat(e.field()).as("the field as the caller knows it").isEqualTo(field);
                    assertThat(e.rule()).as("the rule it breaks").contains(rule);
                    assertThat(e.getMessage()).as("the message says both").isEqualTo(e.field() + " " + e.rule());
                });
    }
}
