package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Username;

/** Compares names with stored ones, which were checked by the rules of their time. */
final class Names {

    private Names() {}

    /** Whether it is that user's name, and does not only look like it. */
    static boolean same(Username name, String stored) {
        try {
            return Username.of(stored).normalized().equals(name.normalized());
        } catch (InvalidArgumentException byOlderRules) {
            return name.value().equals(stored);
        }
    }
}
