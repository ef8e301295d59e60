package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.model.Attachment.ImageInfo;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AttachmentTest {

    private static final Attachment CAT = Attachment.of("https://files.example/cat.png", "image/png");

    @Test
    void of_andWithers_sayWhatIsKnown() {
        assertThat(CAT.name()).isEmpty();
        assertThat(CAT.size()).isEmpty();
        assertThat(CAT.image()).isEmpty();
        Attachment known = CAT.named("cat.png")
                .sized(12_345)
                .looking(ImageInfo.of(640, 480).previewedBy("LEHV6nWB2yk8"));
        assertThat(known.url()).isEqualTo(URI.create("https://files.example/cat.png"));
        assertThat(known.name()).contains("cat.png");
        assertThat(known.size()).contains(12_345L);
        assertThat(known.image()).contains(new ImageInfo(640, 480, "LEHV6nWB2yk8"));
        assertThat(CAT.name()).as("the original stays as it was").isEmpty();
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "http://a",
                "HTTPS://files.example:8443/a%20b?token=x&y=%E2%80%AE#z",
                "https://[2001:db8::1]/a",
                "https://files.example/\u00E9\u4F60"
            })
    void url_ofTheWeb_staysAsItIs(String url) {
        assertThat(Attachment.of(url, "image/png").url()).hasToString(url);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "javascript://example.org/%0Aalert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "vbscript:x",
                "blob:https://a/b",
                "s3://bucket/key",
                "ftp://a/b",
                "//files.example/a",
                "/a",
                "a.png",
                "",
                "#a",
                "urn:uuid:1"
            })
    void url_thatIsNotOfTheWeb_isRefused(String url) {
        refused("attachment url", "must begin with http:// or https://", () -> Attachment.of(url, "image/png"));
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"https:///a", "https:a", "https://exa_mple..b/\u00E9", "https://\u0435xample.org/"})
    void url_withoutAHost_isRefused(String url) {
        refused("attachment url", "must name a host", () -> Attachment.of(url, "image/png"));
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"https://ada:secret@a/b", "https://bank.example@evil.example/", "http://:@a/"})
    void url_withUserInfo_isRefused_andNotEchoed(String url) {
        refused("attachment url", "must not contain user info", () -> Attachment.of(url, "image/png"));
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                " https://a/b",
                "java\nscript:alert(1)",
                "https://a/b\u0000",
                "https://a/b c",
                "https://a/<script>",
                "https://a/\u2028",
                "https://a/%zz",
                "https://a/\\b"
            })
    void url_thatIsNone_isRefused(String url) {
        refused("attachment url", "must be a URL", () -> Attachment.of(url, "image/png"));
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"\u202E", "\u200F", "\u2066", "\u200B", "\uFEFF", "\uE000"})
    void url_withWhatNobodySees_isRefused(String hidden) {
        refused("attachment url", "must not contain", () -> Attachment.of("https://a/x" + hidden + "y", "image/png"));
    }

    @Test
    void url_tooLong_orIllFormed_isRefused() {
        String most = "https://a/" + "b".repeat(2038);
        assertThat(Attachment.of(most, "image/png").url().toString()).hasSize(2048);
        refused("attachment url", "at most 2048 characters, got: 2049", () -> Attachment.of(most + "b", "a/b"));
        refused(
                "attachment url",
                "at most 2048 characters",
                () -> new Attachment(
                        URI.create(most + "b"), "a/b", Optional.empty(), Optional.empty(), Optional.empty()));
        refused("attachment url", "is ill-formed", () -> Attachment.of("https://a/\uD800", "a/b"));
    }

    @Test
    void mediaType_isInLowerCase() {
        assertThat(Attachment.of("https://a", "Image/SVG+XML").mediaType()).isEqualTo("image/svg+xml");
        String longest = "a".repeat(127) + "/" + "b".repeat(127);
        assertThat(Attachment.of("https://a", longest).mediaType()).isEqualTo(longest);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {"", "image", "image/", "/png", "a/b/c", "text/html; charset=utf-8", "a b/c", "image/png\n", "*/*"
            })
    void mediaType_ofAnotherForm_isRefused(String type) {
        refused("attachment media type", "must be type/subtype", () -> Attachment.of("https://a", type));
    }

    @Test
    void mediaType_tooLong_isRefused() {
        refused(
                "attachment media type",
                "must be type/subtype",
                () -> Attachment.of("https://a", "a".repeat(128) + "/b"));
        refused(
                "attachment media type",
                "must be type/subtype",
                () -> Attachment.of("https://a", "a/" + "b".repeat(128)));
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"../x", "a/b", "a\\b", "a\0b", "a\nb", "gpj.\u202Eexe", "\u2066a", "", " ", ".", ".."})
    void name_thatMisleads_isRefused(String name) {
        refused("attachment name", "must not", () -> CAT.named(name));
    }

    @Test
    void name_upTo255CodePoints() {
        String longest = "\uD83D\uDE00".repeat(255);
        assertThat(CAT.named(longest).name()).contains(longest);
        refused("attachment name", "at most 255 code points, got: 256", () -> CAT.named(longest + "a"));
        refused("attachment name", "is ill-formed", () -> CAT.named("\uDC00"));
    }

    @Test
    void size_isNotNegative() {
        assertThat(CAT.sized(0).size()).contains(0L);
        assertThat(CAT.sized(Long.MAX_VALUE).size()).contains(Long.MAX_VALUE);
        refused("attachment size", "at least 0, got: -1", () -> CAT.sized(-1));
    }

    @Test
    void image_hasSidesAndAPreview() {
        assertThat(ImageInfo.of(1, 100_000).preview()).isEmpty();
        refused("image width", "between 1 and 100000, got: 0", () -> ImageInfo.of(0, 1));
        refused("image height", "between 1 and 100000, got: 100001", () -> ImageInfo.of(1, 100_001));
        assertThat(ImageInfo.of(1, 1).previewedBy("~".repeat(200)).preview()).hasSize(200);
        for (String bad : new String[] {"a b", "a\n", "\u00E9", "a".repeat(201)}) {
            refused("image preview", "visible characters of ASCII", () -> ImageInfo.of(1, 1)
                    .previewedBy(bad));
        }
    }

    @Test
    void nothing_isRefused() {
        refused("attachment url", "must not be null", () -> Attachment.of(null, "a/b"));
        refused("attachment media type", "must not be null", () -> Attachment.of("https://a", null));
        refused("attachment name", "must not be null", () -> CAT.named(null));
        refused("image info", "must not be null", () -> CAT.looking(null));
        refused("image preview", "must not be null", () -> ImageInfo.of(1, 1).previewedBy(null));
    }

    @Test
    void secretsOfAUrl_standInNoMessage() {
        assertThatThrownBy(() -> Attachment.of("https://ada:hunter2@a/?sig=hunter2", "a/b"))
                .hasMessageNotContaining("hunter2");
        assertThat(Attachment.of("https://a/b?sig=hunter2", "a/b")).asString().isEqualTo("Attachment[a/b at a]");
    }
}
