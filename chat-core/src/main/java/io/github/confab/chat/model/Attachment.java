package io.github.confab.chat.model;

import java.net.URI;
import java.util.Optional;

/**
 * Something a message refers to: where it is and what it is. Its bytes are stored elsewhere, never in Redis.
 *
 * @param url where it is
 * @param mediaType what it is, such as {@code image/png}
 * @param name what it is called, if it has a name
 * @param size its bytes, if known
 * @param image how it looks, if it is to be seen
 */
public record Attachment(
        URI url, String mediaType, Optional<String> name, Optional<Long> size, Optional<ImageInfo> image) {

    /**
     * How a picture or a video looks before it is loaded.
     *
     * @param width pixels
     * @param height pixels
     * @param preview a hash that draws a blurred preview, such as a BlurHash; empty if there is none
     */
    public record ImageInfo(int width, int height, String preview) {}
}
