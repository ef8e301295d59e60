package io.github.confab.chat.lettuce.wire;

import java.util.Map;

/**
 * What a message's payload holds.
 *
 * @param username how its author was called when it was written
 * @param text what is said
 * @param attributes what travels with it, in order
 */
public record Content(String username, String text, Map<String, String> attributes) {}
