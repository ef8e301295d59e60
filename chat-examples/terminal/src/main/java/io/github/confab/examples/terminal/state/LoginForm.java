package io.github.confab.examples.terminal.state;

import java.util.List;
import java.util.Optional;

/** Name and password, typed before the chat begins. */
public final class LoginForm {

    /** What is asked for. */
    public enum Field {
        NAME,
        PASSWORD,
        AGAIN
    }

    private static final int MAX_LENGTH = 300;

    private final StringBuilder name = new StringBuilder();
    private final StringBuilder password = new StringBuilder();
    private final StringBuilder again = new StringBuilder();
    private Field field = Field.NAME;
    private boolean registering;
    private boolean busy;
    private Optional<Phrase> problem = Optional.empty();

    LoginForm(String name) {
        this.name.append(name);
        if (!name.isEmpty()) {
            field = Field.PASSWORD;
        }
    }

    /** The fields of the form as it is now. */
    public List<Field> fields() {
        return registering ? List.of(Field.values()) : List.of(Field.NAME, Field.PASSWORD);
    }

    /** The one that is being typed in. */
    public Field field() {
        return field;
    }

    /** Whether a new account is asked for. */
    public boolean isRegistering() {
        return registering;
    }

    /** Whether an answer is awaited. */
    public boolean isBusy() {
        return busy;
    }

    /** Why the last try failed. */
    public Optional<Phrase> problem() {
        return problem;
    }

    /** What a field shows: of a password only how long it is. */
    public String shown(Field which) {
        return which == Field.NAME
                ? name.toString()
                : "*".repeat(of(which).codePointCount(0, of(which).length()));
    }

    String name() {
        return name.toString();
    }

    /** What was typed; the form forgets it with {@link #wipe()}. */
    char[] password() {
        char[] copy = new char[password.length()];
        password.getChars(0, password.length(), copy, 0);
        return copy;
    }

    void type(String text) {
        if (of(field).length() + text.length() <= MAX_LENGTH) {
            of(field).append(text);
        }
    }

    void backspace() {
        StringBuilder typed = of(field);
        if (typed.length() > 0) {
            typed.setLength(typed.offsetByCodePoints(typed.length(), -1));
        }
    }

    void clearField() {
        blank(of(field));
    }

    void move(int by) {
        List<Field> fields = fields();
        field = fields.get(Math.floorMod(fields.indexOf(field) + by, fields.size()));
    }

    boolean isLastField() {
        return field == fields().get(fields().size() - 1);
    }

    void switchForm() {
        registering = !registering;
        problem = Optional.empty();
        blank(again);
        field = name.length() == 0 ? Field.NAME : Field.PASSWORD;
    }

    boolean passwordsDiffer() {
        return registering && !password.toString().contentEquals(again);
    }

    void submitted() {
        busy = true;
        problem = Optional.empty();
    }

    void failed(Phrase why) {
        busy = false;
        problem = Optional.of(why);
        wipe();
        field = name.length() == 0 ? Field.NAME : Field.PASSWORD;
    }

    void wipe() {
        blank(password);
        blank(again);
    }

    private StringBuilder of(Field which) {
        return switch (which) {
            case NAME -> name;
            case PASSWORD -> password;
            case AGAIN -> again;
        };
    }

    private static void blank(StringBuilder secret) {
        for (int i = 0; i < secret.length(); i++) {
            secret.setCharAt(i, '\0');
        }
        secret.setLength(0);
    }
}
