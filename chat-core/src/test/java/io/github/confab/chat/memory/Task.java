package io.github.confab.chat.memory;

import io.github.confab.chat.model.StreamMessage;

/** One attempt of a group at a message. */
record Task(StreamMessage message, int attempt) {

    long seq() {
        return message.id().seq();
    }
}
