package io.github.confab.examples.terminal;

import java.util.Optional;
import picocli.CommandLine;

/** Which version of the program this is. */
final class Version implements CommandLine.IVersionProvider {

    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .map(version -> version.replace("-SNAPSHOT", ""))
                .orElse("dev");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Confab terminal " + text()};
    }
}
