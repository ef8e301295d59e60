package io.github.confab.chat.model;

/**
 * Structured content that an application gives a message: the library stores it and hands it on untouched. Who does not
 * know the type shows the text of the message.
 *
 * @param type what it is, such as {@code acme.poll/1}
 * @param data its value, as a rule JSON
 */
public record Payload(String type, String data) {}
