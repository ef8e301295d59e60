package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Signal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Push frames: a header line, then lengths and bytes; no separator is ever looked for inside content.
 *
 * <pre>
 * 2m;epoch;previousId;count\n   then per entry   id;n;kind;sender;tag;flags;bytes\n + content
 *     (flags: r = content left out, t + id = a reply in the thread that this message began; others are passed over)
 * 2s;sender;type;bytes\n + content
 * 2p;epoch;version before;count\n   then per change   change;user;connection;bytes\n + content
 * 2c;epoch;gone\n
 * </pre>
 */
public final class Frames {

    private static final int MAX_ENTRIES = 64;

    private Frames() {}

    /**
     * @param sender who sends it
     * @param signal what is sent
     * @return its frame
     */
    public static byte[] encode(String sender, Signal signal) {
        byte[] content = signal.payload().getBytes(StandardCharsets.UTF_8);
        byte[] head = ("2s;" + sender + ";" + signal.type() + ";" + content.length + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] frame = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, frame, head.length, content.length);
        return frame;
    }

    /**
     * @param frame what was pushed
     * @return what it says
     * @throws CorruptEntryException if it is no frame of this version
     */
    public static Frame decode(byte[] frame) {
        FrameReader in = new FrameReader(frame);
        String[] head = in.line(4);
        return switch (head[0]) {
            case "2m" -> entries(head, in);
            case "2s" -> signal(head, in);
            case "2p" -> moved(head, in);
            case "2c" -> control(head);
            default -> throw new CorruptEntryException("a push is no frame of this version");
        };
    }

    private static Frame entries(String[] head, FrameReader in) {
        require(head, 4);
        long count = Numbers.count(head[3]);
        if (count > MAX_ENTRIES) {
            throw new CorruptEntryException("a push has more than " + MAX_ENTRIES + " entries");
        }
        List<Entry> entries = new ArrayList<>((int) count);
        MessageId previous = Numbers.id(head[2]);
        for (int i = 0; i < count; i++) {
            Entry entry = entry(previous, in);
            entries.add(entry);
            previous = entry.id();
        }
        return new Frame.Entries(head[1], entries);
    }

    private static Entry entry(MessageId previous, FrameReader in) {
        String[] head = in.line(7);
        require(head, 7);
        if (head[2].length() != 1) {
            throw new CorruptEntryException("a pushed entry has no kind");
        }
        boolean byReference = head[5].equals("r");
        byte[] content = in.bytes(Numbers.count(head[6]));
        Header header = new Header(head[2].charAt(0), head[3], head[4]);
        Entry entry = Entry.framed(
                Numbers.id(head[0]), previous, Numbers.count(head[1]), header, byReference ? null : content);
        return head[5].startsWith("t") ? entry.inThread(head[5].substring(1)) : entry;
    }

    private static Frame signal(String[] head, FrameReader in) {
        require(head, 4);
        byte[] content = in.bytes(Numbers.count(head[3]));
        try {
            return new Frame.Sent(head[1], Signal.of(head[2], new String(content, StandardCharsets.UTF_8)));
        } catch (InvalidArgumentException foreign) {
            throw new CorruptEntryException("a pushed signal breaks a rule: " + foreign.rule());
        }
    }

    private static Frame moved(String[] head, FrameReader in) {
        require(head, 4);
        long count = Numbers.count(head[3]);
        if (count > MAX_ENTRIES) {
            throw new CorruptEntryException("a push has more than " + MAX_ENTRIES + " changes");
        }
        List<Frame.Move> changes = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            String[] change = in.line(4);
            require(change, 4);
            if (change[0].length() != 1) {
                throw new CorruptEntryException("a pushed change has no kind");
            }
            byte[] value = in.bytes(Numbers.count(change[3]));
            changes.add(new Frame.Move(change[0].charAt(0), change[1], change[2], value));
        }
        return new Frame.Moved(head[1], Numbers.count(head[2]), changes);
    }

    private static Frame control(String[] head) {
        require(head, 3);
        if (!head[2].equals("gone")) {
            throw new CorruptEntryException("a control frame is of no known kind");
        }
        return new Frame.Gone();
    }

    private static void require(String[] parts, int count) {
        if (parts.length != count) {
            throw new CorruptEntryException("a line of a push has " + parts.length + " parts, not " + count);
        }
    }
}
