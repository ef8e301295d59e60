package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.get;

import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.User;

/** People with a password. */
final class People {

    static final String PASSWORD = "a long way to Tipperary";
    static final String OTHER_PASSWORD = "a short way to Tipperary";

    private People() {}

    static User registered(Chat chat, String name) {
        return get(chat.users().register(Credentials.of(name, PASSWORD)));
    }

    static ChatClient loggedIn(Chat chat, String name) {
        return get(chat.login(Credentials.of(name, PASSWORD)));
    }

    /** Somebody new, logged in. */
    static ChatClient newcomer(Chat chat) {
        String name = Given.name("u");
        registered(chat, name);
        return loggedIn(chat, name);
    }
}
