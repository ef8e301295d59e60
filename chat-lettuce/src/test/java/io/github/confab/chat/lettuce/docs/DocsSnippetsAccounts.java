package io.github.confab.chat.lettuce.docs;

import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.Login;
import io.github.confab.chat.model.SessionToken;

/** The code of docs/people.md; {@link SnippetsTest} compares the regions with the page. */
final class DocsSnippetsAccounts {

    private DocsSnippetsAccounts() {}

    static String login(Chat chat, char[] password, String address) {
        // snippet:login
        chat.users().register(Credentials.of("ada", password)).block(); // 15 to 128 characters, of any kind
        ChatClient ada = chat.login(Login.of(Credentials.of("ada", password))
                        .device("Firefox on Linux") // what Ada will know the session by
                        .from(address)) // limits attempts from there
                .block();
        String cookie = ada.sessions().token().orElseThrow().value(); // keep it as you keep a password

        ChatClient again = chat.resume(SessionToken.of(cookie)).block(); // also in another process
        again.logout().block(); // ends the session, with all its clients
        // end:login
        return cookie;
    }
}
