package io.github.confab.examples.console.command;

import io.github.confab.chat.model.User;
import tools.jackson.core.JsonGenerator;

/** A user, for machines. */
final class UserJson {

    private UserJson() {}

    static void write(JsonGenerator out, User user) {
        out.writeStringProperty("id", user.id().value());
        out.writeStringProperty("username", user.username());
    }
}
