package io.github.confab.chat.lettuce;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads options from environment variables; an empty variable counts as absent. */
final class OptionsFromEnvironment {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Map<String, String> variables;
    private final List<String> problems;

    private OptionsFromEnvironment(Map<String, String> variables, List<String> problems) {
        this.variables = variables;
        this.problems = problems;
    }

    /** Sets what is there; what cannot be read becomes a problem of the options. */
    static void read(Map<String, String> variables, OptionsDraft draft) {
        var environment = new OptionsFromEnvironment(variables, draft.problems);
        draft.address = environment.address();
        environment.value("CHANNEL_PREFIX").ifPresent(prefix -> draft.names = draft.names.withChannelPrefix(prefix));
        environment.value("MESSAGE_PREFIX").ifPresent(prefix -> draft.names = draft.names.withMessagePrefix(prefix));
    }

    private RedisAddress address() {
        var login = new RedisAddress.Login(
                value("REDIS_USERNAME").orElse(""), value("REDIS_PASSWORD").orElse(""));
        Optional<String> uri = value("REDIS_URL");
        if (uri.isPresent()) {
            return byUri(uri.get(), login);
        }
        RedisAddress local = RedisAddress.LOCAL;
        return local.withEndpoint(value("REDIS_HOST").orElse(local.host()), number("REDIS_PORT", local.port()))
                .withDatabase(number("REDIS_DB", local.database()))
                .withLogin(login);
    }

    private RedisAddress byUri(String uri, RedisAddress.Login login) {
        Optional<RedisAddress> address = RedisAddress.parse(uri);
        if (address.isEmpty()) {
            problems.add(RedisAddress.uriProblem("REDIS_URL"));
        }
        return address.map(given -> given.login().isNone() ? given.withLogin(login) : given)
                .orElse(RedisAddress.LOCAL);
    }

    private int number(String name, int otherwise) {
        Optional<String> text = value(name);
        if (text.isPresent() && !NUMBER.matcher(text.get()).matches()) {
            problems.add(name + " must be a number");
            return otherwise;
        }
        return text.map(Integer::parseInt).orElse(otherwise);
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
