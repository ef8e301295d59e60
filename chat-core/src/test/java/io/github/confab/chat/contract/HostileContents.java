package io.github.confab.chat.contract;

import io.github.confab.chat.model.Attachment;
import io.github.confab.chat.model.Attachment.ImageInfo;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Payload;
import io.github.confab.chat.model.Quote;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What comes with the words of a message, from people who mean no good. */
final class HostileContents {

    private static final String LONE = "\uD800";

    private HostileContents() {}

    /**
     * Somebody tries something.
     *
     * @param name what
     * @param made throws, or gives the draft that is published then
     */
    record Attempt(String name, Supplier<Draft> made) {

        Draft draft() {
            return made.get();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Attempt> refused() {
        return Stream.of(
                attempt("10 000 mentions", () -> Draft.text("hi").mentioning(users(10_000))),
                attempt("51 mentions, one by one", () -> Arrays.stream(users(51))
                        .reduce(Draft.text("hi"), Draft::mentioning, (one, other) -> one)),
                attempt("a script", () -> linking("javascript:alert(1)")),
                attempt("a script with a host", () -> linking("javascript://a.example/%0Aalert(1)")),
                attempt("a script in disguise", () -> linking("\u0001JaVaScRiPt:alert(1)")),
                attempt("a page in the link", () -> linking("data:text/html;base64,PHNjcmlwdD4=")),
                attempt("a file", () -> linking("file:///etc/passwd")),
                attempt("another script", () -> linking("vbscript:msgbox(1)")),
                attempt("a relative link", () -> linking("../../admin")),
                attempt("a link of the same scheme", () -> linking("//evil.example")),
                attempt("a password in the link", () -> linking("https://ada:hunter2@a.example/")),
                attempt("a link that reads backwards", () -> linking("https://a.example/\u202Egnp.exe")),
                attempt("a header in the link", () -> linking("https://a.example/\r\nSet-Cookie: a=b")),
                attempt("a link of 3 000 characters", () -> linking("https://a/" + "b".repeat(2990))),
                attempt("a name with a path", () -> named("../../.bashrc")),
                attempt("a name with a path of Windows", () -> named("..\\autorun.inf")),
                attempt("a name that reads backwards", () -> named("photo_\u202Egpj.exe")),
                attempt("a name with NUL", () -> named("a.png\0.exe")),
                attempt("a media type with a header", () -> Draft.text("hi")
                        .attaching(Attachment.of("https://a", "text/html\r\nX-Evil: 1"))),
                attempt("a negative size", () -> Draft.text("hi").attaching(plain().sized(-1))),
                attempt("a picture of 2 147 483 647 pixels", () -> Draft.text("hi")
                        .attaching(plain().looking(ImageInfo.of(Integer.MAX_VALUE, 1)))),
                attempt("a preview of a megabyte", () -> Draft.text("hi")
                        .attaching(plain().looking(ImageInfo.of(1, 1).previewedBy("a".repeat(1 << 20))))),
                attempt("11 attachments", () -> Draft.text("hi")
                        .attaching(IntStream.range(0, 11).mapToObj(i -> plain()).toArray(Attachment[]::new))),
                attempt("17 attributes", () -> IntStream.range(0, 17)
                        .boxed()
                        .reduce(Draft.text("hi"), (draft, i) -> draft.withAttribute("a" + i, ""), (a, b) -> a)),
                attempt("attributes of 1 025 bytes", () -> Draft.text("hi").withAttribute("a", "b".repeat(1024))),
                attempt("a payload of 16 KiB and a byte", () -> carrying("a", "b".repeat(16 * 1024 + 1))),
                attempt("a payload of no type", () -> carrying("", "{}")),
                attempt("a payload of a type like a class", () -> carrying("java.net.URL", "{}")),
                attempt("a quote of 1 001 code points", () -> quoting("Ada", "\uD83D\uDE00".repeat(1001))),
                attempt("a quote of somebody who clears the screen", () -> quoting("\u001B[2J", "hi")),
                attempt("an end in the past", () -> Draft.text("hi").expiringAfter(Duration.ofSeconds(-1))),
                attempt("an end for ever", () -> Draft.text("hi").expiringAfter(Duration.ofSeconds(Long.MAX_VALUE))),
                attempt("lone surrogate in the text", () -> Draft.text("a" + LONE)),
                attempt("lone surrogate in an attribute", () -> Draft.text("hi").withAttribute("a", LONE)),
                attempt("lone surrogate in an attribute's name", () -> Draft.text("hi")
                        .withAttribute("a" + LONE, "")),
                attempt("lone surrogate in a link", () -> linking("https://a/" + LONE)),
                attempt("lone surrogate in a media type", () -> Draft.text("hi")
                        .attaching(Attachment.of("https://a", "a/b" + LONE))),
                attempt("lone surrogate in a name", () -> named("a" + LONE)),
                attempt("lone surrogate in a preview", () -> Draft.text("hi")
                        .attaching(plain().looking(ImageInfo.of(1, 1).previewedBy(LONE)))),
                attempt("lone surrogate in a payload's type", () -> carrying("a" + LONE, "")),
                attempt("lone surrogate in a payload", () -> carrying("a", "{\"b\":\"" + LONE + "\"}")),
                attempt("lone surrogate in a quoted name", () -> quoting(LONE, "hi")),
                attempt("lone surrogate in a quote", () -> quoting("Ada", LONE)));
    }

    static Stream<Attempt> harmless() {
        return Stream.of(
                attempt("1 000 combining marks", () -> Draft.text("a" + "\u0301".repeat(1000))),
                attempt("1 000 combining marks in a payload", () -> carrying("a", "a" + "\u0301".repeat(1000))),
                attempt("1 000 marks in a quote", () -> quoting("Ada", "\u0301".repeat(1000))),
                attempt("50 mentions", () -> Draft.text("hi").mentioning(users(50))),
                attempt("attributes of 1 024 bytes", () -> Draft.text("hi").withAttribute("a", "b".repeat(1023))),
                attempt("a payload that is no JSON", () -> carrying("a", "}{\"@class\":\"java.net.URL\"}\0\r\n")),
                attempt("a payload of deep JSON", () -> carrying("a", "[".repeat(16 * 1024))),
                attempt("a payload with a script", () -> carrying("a", "javascript:alert(1)")),
                attempt("a text that looks like an end", () -> Draft.text(",\"x\":1}")),
                attempt("a payload that looks like an end", () -> carrying("a", "{\"u\":1,\"x\":1}")),
                attempt("an attribute that looks like an end", () -> Draft.text("hi")
                        .withAttribute("x", "1")),
                attempt("a quote that clears the screen", () -> quoting("Ada", "\u001B[2J<b>\u202E")),
                attempt("a quote of what was never said", () -> quoting("Ada", "I owe you 100")),
                attempt("a link with an escaped line break", () -> linking("https://a.example/%0D%0Aa?b=%00")),
                attempt("ten links of 2 048 characters", () -> Draft.text("hi")
                        .attaching(IntStream.range(0, 10)
                                .mapToObj(i -> Attachment.of("https://a/" + "b".repeat(2038), "a/b"))
                                .toArray(Attachment[]::new))));
    }

    private static Attempt attempt(String name, Supplier<Draft> made) {
        return new Attempt(name, made);
    }

    private static UserId[] users(int count) {
        return IntStream.range(0, count).mapToObj(i -> UserId.of("u" + i)).toArray(UserId[]::new);
    }

    private static Attachment plain() {
        return Attachment.of("https://a", "a/b");
    }

    private static Draft linking(String url) {
        return Draft.text("hi").attaching(Attachment.of(url, "image/png"));
    }

    private static Draft named(String name) {
        return Draft.text("hi").attaching(plain().named(name));
    }

    private static Draft carrying(String type, String data) {
        return Draft.text("hi").carrying(Payload.of(type, data));
    }

    private static Draft quoting(String username, String text) {
        return Draft.text("hi")
                .quoting(new Quote(ChannelId.of("c"), new MessageId(1, 1), UserId.of("ada"), username, text));
    }
}
