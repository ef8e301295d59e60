package io.github.confab.examples.console.command;

import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.Username;
import io.github.confab.examples.console.access.Connection;
import io.github.confab.examples.console.access.Patience;
import io.github.confab.examples.console.access.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "register",
        description = {
            "Creates an account. The password has at least 15 characters; a sentence is a good one.",
            "It is taken from CONFAB_PASSWORD, or asked for on a terminal, or read from the first line of the standard"
                    + " input; never from the command line."
        })
final class Register implements Callable<Integer> {

    @Mixin
    private final Common common;

    @Parameters(index = "0", paramLabel = "<username>", description = "In one script, without spaces.")
    private String username = "";

    Register(Surroundings surroundings) {
        this.common = new Common(surroundings);
    }

    @Override
    public Integer call() {
        Username name = Username.of(username);
        Password password = new Secret(common.surroundings()).chosen();
        try (Connection connection = common.connect()) {
            User user = Patience.once(connection.chat().users().register(new Credentials(name, password)));
            common.tell(
                    "registered: " + user.username() + "; now: login " + user.username(),
                    out -> UserJson.write(out, user));
            return 0;
        } finally {
            password.wipe();
        }
    }
}
