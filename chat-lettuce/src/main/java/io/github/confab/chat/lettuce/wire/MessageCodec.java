package io.github.confab.chat.lettuce.wire;

/** The payload of a message. Part of the public key-space specification, so there is one form: JSON. */
public interface MessageCodec {

    /** The codec of this version. */
    MessageCodec JSON = new JsonMessageCodec();

    /**
     * @param content well-formed text
     * @return its bytes
     */
    byte[] encode(Content content);

    /**
     * @param payload bytes of this or a later version; what it does not know it skips
     * @return the content
     * @throws CorruptEntryException if the bytes cannot be read
     */
    Content decode(byte[] payload);
}
