package io.github.confab.examples.console.command;

import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.InvalidCredentialsException;
import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Login;
import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.Username;
import io.github.confab.examples.console.access.Connection;
import io.github.confab.examples.console.access.Patience;
import io.github.confab.examples.console.access.SessionFile;
import io.github.confab.examples.console.access.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "login",
        description = {
            "Begins a session and keeps it in a file that only you can read.",
            "The password is taken from CONFAB_PASSWORD, or asked for on a terminal, or read from the first line of the"
                    + " standard input; never from the command line."
        })
final class LogIn implements Callable<Integer> {

    private static final String DEVICE = "confab console";

    @Mixin
    private final Common common;

    @Parameters(index = "0", paramLabel = "<username>", description = "As it was registered.")
    private String username = "";

    LogIn(Surroundings surroundings) {
        this.common = new Common(surroundings);
    }

    @Override
    public Integer call() {
        Username name = Username.of(username);
        SessionFile file = common.sessionFile();
        Password password = password();
        try (Connection connection = common.connect()) {
            Login login = Login.of(new Credentials(name, password)).device(DEVICE);
            ChatClient client = Patience.once(connection.chat().login(login));
            file.write(client.sessions().token().orElseThrow());
            common.tell("logged in: " + client.user().username(), out -> UserJson.write(out, client.user()));
            return 0;
        } finally {
            password.wipe();
        }
    }

    /** What breaks a rule for passwords is nobody's password. */
    private Password password() {
        try {
            return new Secret(common.surroundings()).existing();
        } catch (InvalidArgumentException tooShort) {
            throw new InvalidCredentialsException();
        }
    }
}
