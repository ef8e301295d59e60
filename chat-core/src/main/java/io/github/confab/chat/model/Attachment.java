package io.github.confab.chat.model;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Something a message refers to: where it is and what it is. Its bytes are stored elsewhere, never in Redis. Immutable; safe
 * to share between threads.
 *
 * <p>What breaks a rule is no attachment, whoever wrote it: who reads a message can show each link as it is. A reference
 * that is no public address, such as a key of a store of files, belongs into a {@link Payload}.
 *
 * @param url where it is: absolute, {@code http} or {@code https}, at most 2 048 characters; no user info, no control and
 *     invisible characters
 * @param mediaType what it is, such as {@code image/png}: type and subtype by RFC 6838, each up to 127 characters, without
 *     parameters; in lower case
 * @param name what it is called, if it has a name: 1 to 255 code points without control characters, controls of the
 *     direction of writing, {@code /} and <code>&#92;</code>; neither {@code .} nor {@code ..}
 * @param size its bytes, if known; 0 or more
 * @param image how it looks, if it is to be seen
 */
public record Attachment(
        URI url, String mediaType, Optional<String> name, Optional<Long> size, Optional<ImageInfo> image) {

    private static final int MAX_URL = 2048;
    private static final int MAX_NAME = 255;
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

    /** @throws InvalidArgumentException if an argument is null or breaks a rule above */
    public Attachment {
        check(Rules.present("attachment url", url));
        mediaType = Rules.present("attachment media type", mediaType).toLowerCase(Locale.ROOT);
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new InvalidArgumentException("attachment media type", "must be type/subtype, such as image/png");
        }
        Rules.present("attachment name", name).ifPresent(Attachment::checkName);
        Rules.present("attachment size", size).ifPresent(bytes -> Rules.atLeast("attachment size", 0, bytes));
        Rules.present("image info", image);
    }

    /**
     * @param url where it is
     * @param mediaType what it is, such as {@code image/png}
     * @return an attachment of which no more is known
     * @throws InvalidArgumentException if an argument is null or breaks a rule
     */
    public static Attachment of(String url, String mediaType) {
        if (Rules.wellFormed("attachment url", url).length() > MAX_URL) {
            throw tooLong(url);
        }
        try {
            return new Attachment(URI.create(url), mediaType, Optional.empty(), Optional.empty(), Optional.empty());
        } catch (IllegalArgumentException malformed) {
            if (malformed instanceof InvalidArgumentException refused) {
                throw refused;
            }
            throw new InvalidArgumentException("attachment url", "must be a URL as of RFC 3986");
        }
    }

    /**
     * @param fileName what it is called
     * @return this attachment under that name
     * @throws InvalidArgumentException if {@code fileName} is null or breaks a rule
     */
    public Attachment named(String fileName) {
        return new Attachment(url, mediaType, Optional.of(Rules.present("attachment name", fileName)), size, image);
    }

    /**
     * @param bytes how many it has
     * @return this attachment with that size
     * @throws InvalidArgumentException if {@code bytes} is negative
     */
    public Attachment sized(long bytes) {
        return new Attachment(url, mediaType, name, Optional.of(bytes), image);
    }

    /**
     * @param info how it looks
     * @return this attachment as something to be seen
     * @throws InvalidArgumentException if {@code info} is null
     */
    public Attachment looking(ImageInfo info) {
        return new Attachment(url, mediaType, name, size, Optional.of(Rules.present("image info", info)));
    }

    private static void check(URI url) {
        String text = Rules.wellFormed("attachment url", url.toString());
        if (text.length() > MAX_URL) {
            throw tooLong(text);
        }
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new InvalidArgumentException("attachment url", "must begin with http:// or https://");
        }
        if (url.getHost() == null) {
            throw new InvalidArgumentException("attachment url", "must name a host");
        }
        if (url.getRawUserInfo() != null) {
            throw new InvalidArgumentException("attachment url", "must not contain user info");
        }
        Unicode.refuseHidden("attachment url", text);
    }

    private static void checkName(String name) {
        String field = "attachment name";
        Rules.wellFormed(field, name);
        if (name.isBlank() || name.equals(".") || name.equals("..")) {
            throw new InvalidArgumentException(field, "must not be blank, . or ..");
        }
        Unicode.atMostCodePoints(field, name, MAX_NAME);
        Unicode.refuseSteering(field, name);
        IntPredicate separator = c -> c == '/' || c == '\\';
        Unicode.refuse(field, name, "a path separator", separator);
    }

    private static InvalidArgumentException tooLong(String url) {
        return new InvalidArgumentException(
                "attachment url", "must have at most " + MAX_URL + " characters, got: " + url.length());
    }

    /** Without the address, which may be signed: a log is no place for it. */
    @Override
    public String toString() {
        return "Attachment[" + mediaType + " at " + url.getHost() + "]";
    }

    /**
     * How a picture or a video looks before it is loaded. Immutable; safe to share between threads.
     *
     * @param width pixels, 1 to 100 000
     * @param height pixels, 1 to 100 000
     * @param preview a hash that draws a blurred preview, such as a BlurHash, up to 200 visible characters of ASCII; empty
     *     if there is none
     */
    public record ImageInfo(int width, int height, String preview) {

        private static final int MAX_PIXELS = 100_000;
        private static final Pattern PREVIEW = Pattern.compile("[\\x21-\\x7E]{0,200}");

        /** @throws InvalidArgumentException if {@code preview} is null or a rule above is broken */
        public ImageInfo {
            Rules.between("image width", 1, MAX_PIXELS, width);
            Rules.between("image height", 1, MAX_PIXELS, height);
            if (!PREVIEW.matcher(Rules.present("image preview", preview)).matches()) {
                throw new InvalidArgumentException("image preview", "must be up to 200 visible characters of ASCII");
            }
        }

        /**
         * @param width pixels, 1 to 100 000
         * @param height pixels, 1 to 100 000
         * @return a look without a preview
         * @throws InvalidArgumentException if a rule is broken
         */
        public static ImageInfo of(int width, int height) {
            return new ImageInfo(width, height, "");
        }

        /**
         * @param hash draws a blurred preview
         * @return this look with that
         * @throws InvalidArgumentException if {@code hash} is null or breaks a rule
         */
        public ImageInfo previewedBy(String hash) {
            return new ImageInfo(width, height, hash);
        }
    }
}
