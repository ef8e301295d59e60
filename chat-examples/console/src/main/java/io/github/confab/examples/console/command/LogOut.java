package io.github.confab.examples.console.command;

import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.model.SessionToken;
import io.github.confab.examples.console.access.Connection;
import io.github.confab.examples.console.access.SessionFile;
import io.github.confab.examples.console.access.Surroundings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "logout", description = "Ends the session, here and in the chat. Does nothing if there is none.")
final class LogOut implements Callable<Integer> {

    @Mixin
    private final Common common;

    LogOut(Surroundings surroundings) {
        this.common = new Common(surroundings);
    }

    @Override
    public Integer call() {
        SessionFile file = common.sessionFile();
        Optional<SessionToken> token = file.read();
        boolean ended = token.isPresent() && end();
        file.delete();
        common.tell(
                ended ? "logged out" : "there was no session any more",
                out -> out.writeBooleanProperty("ended", ended));
        return 0;
    }

    /** The file stays if the chat cannot be asked: the session would live on with nobody able to end it. */
    private boolean end() {
        try (Connection connection = common.connect()) {
            common.client(connection).logout().block();
            return true;
        } catch (SessionExpiredException endedAlready) {
            return false;
        }
    }
}
