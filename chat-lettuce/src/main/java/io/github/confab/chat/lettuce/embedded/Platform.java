package io.github.confab.chat.lettuce.embedded;

import java.util.Locale;

/**
 * An operating system and a processor, in the words of the binaries' names: {@code linux}, {@code darwin},
 * {@code windows} and {@code amd64}, {@code arm64}; any other is kept as the JVM names it.
 */
record Platform(String os, String arch) {

    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /** Lower case is that of the root locale: in Turkish, WINDOWS has no 'i' with a dot. */
    static Platform of(String osName, String osArch) {
        return new Platform(os(osName.toLowerCase(Locale.ROOT)), arch(osArch.toLowerCase(Locale.ROOT)));
    }

    boolean isWindows() {
        return os.equals("windows");
    }

    @Override
    public String toString() {
        return os + "-" + arch;
    }

    private static String os(String name) {
        if (name.startsWith("mac") || name.startsWith("darwin")) {
            return "darwin";
        }
        return name.startsWith("windows") ? "windows" : name;
    }

    private static String arch(String name) {
        return switch (name) {
            case "amd64", "x86_64", "x64" -> "amd64";
            case "arm64", "aarch64" -> "arm64";
            default -> name;
        };
    }
}
