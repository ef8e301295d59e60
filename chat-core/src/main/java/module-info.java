/** The ports, values and errors of the chat SDK; no backend. */
module io.github.confab.chat {
    requires transitive org.reactivestreams;
    requires transitive reactor.core;
    requires static transitive org.jspecify;

    exports io.github.confab.chat;
    exports io.github.confab.chat.error;
    exports io.github.confab.chat.model;
}
