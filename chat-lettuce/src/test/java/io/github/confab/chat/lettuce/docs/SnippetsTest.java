package io.github.confab.chat.lettuce.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.docs.Page.Fence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code on the pages is code that compiles, and links lead somewhere. */
final class SnippetsTest {

    private static final Pattern MARK = Pattern.compile("<!-- snippet: (\\S+)#([a-z-]+) -->");
    private static final Pattern BEGIN = Pattern.compile("\\s*// snippet:([a-z-]+)");
    private static final Pattern LINK = Pattern.compile("(?<!`)\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#+ (.*)");

    private final List<String> problems = new ArrayList<>();

    @Test
    void pages_javaFences_equalTheirRegions() {
        for (Page page : Page.all()) {
            for (Fence fence : page.fences()) {
                if (fence.language().equals("java")) {
                    compare(page, fence);
                }
            }
        }
        assertThat(problems)
                .as("code on pages that is not the code that compiles")
                .isEmpty();
    }

    private void compare(Page page, Fence fence) {
        Matcher mark = MARK.matcher(fence.before());
        if (!mark.matches()) {
            problems.add(page.at(fence.line()) + ": no <!-- snippet: path#name --> above this code");
            return;
        }
        Path source = Page.ROOT.resolve(mark.group(1));
        if (!Files.isRegularFile(source)) {
            problems.add(page.at(fence.line() - 1) + ": there is no file " + mark.group(1));
            return;
        }
        List<String> region = region(Page.read(source), mark.group(2));
        if (region.isEmpty()) {
            problems.add(page.at(fence.line() - 1) + ": there is no region " + mark.group(2) + " in " + mark.group(1));
            return;
        }
        List<String> shown = outdented(fence.code());
        for (int i = 0; i < Math.max(shown.size(), region.size()); i++) {
            String here = i < shown.size() ? shown.get(i) : "(nothing)";
            String there = i < region.size() ? region.get(i) : "(nothing)";
            if (!here.equals(there)) {
                problems.add(page.at(fence.line() + 1 + i) + ": is \"" + here + "\", but region " + mark.group(2)
                        + " has \"" + there + "\"");
                return;
            }
        }
    }

    private static List<String> region(List<String> source, String name) {
        List<String> region = new ArrayList<>();
        boolean inside = false;
        for (String line : source) {
            if (line.strip().equals("// end:" + name)) {
                return outdented(region);
            }
            if (inside) {
                region.add(line);
            }
            inside |= line.strip().equals("// snippet:" + name);
        }
        return List.of();
    }

    private static List<String> outdented(List<String> lines) {
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(indent).stripTrailing())
                .toList();
    }

    @Test
    void regions_ofThisPackage_areShownSomewhere() throws IOException {
        Set<String> shown = new HashSet<>();
        for (Page page : Page.all()) {
            MARK.matcher(page.text()).results().forEach(mark -> shown.add(mark.group(1) + "#" + mark.group(2)));
        }
        Path here = Page.ROOT.resolve("chat-lettuce/src/test/java/io/github/confab/chat/lettuce/docs");
        try (Stream<Path> files = Files.list(here)) {
            for (Path file : files.toList()) {
                for (String line : Page.read(file)) {
                    Matcher begin = BEGIN.matcher(line);
                    if (begin.matches()) {
                        assertThat(shown).contains(Page.ROOT.relativize(file) + "#" + begin.group(1));
                    }
                }
            }
        }
    }

    @Test
    void pages_fences_nameTheirLanguage() {
        for (Page page : Page.all()) {
            for (Fence fence : page.fences()) {
                if (fence.language().isEmpty()) {
                    problems.add(page.at(fence.line()) + ": say the language of this code; for plain text: text");
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void pages_relativeLinks_leadSomewhere() {
        for (Page page : Page.all()) {
            List<String> prose = page.prose();
            for (int i = 0; i < prose.size(); i++) {
                for (Matcher link = LINK.matcher(prose.get(i)); link.find(); ) {
                    follow(page, i + 1, link.group(1));
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    private void follow(Page page, int line, String target) {
        if (target.startsWith("https://")) {
            return;
        }
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path from = Page.ROOT.resolve(page.path());
        Path to = file.isEmpty() ? from : from.resolveSibling(file).normalize();
        if (!Files.exists(to)) {
            problems.add(page.at(line) + ": " + target + " leads nowhere");
        } else if (hash >= 0 && !anchors(to).contains(target.substring(hash + 1))) {
            problems.add(page.at(line) + ": there is no heading for " + target);
        }
    }

    private static List<String> anchors(Path page) {
        return new Page(page, Page.read(page))
                .prose().stream()
                        .map(HEADING::matcher)
                        .filter(Matcher::matches)
                        .map(heading -> heading.group(1)
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                                .replace(' ', '-'))
                        .toList();
    }
}
