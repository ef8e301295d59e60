package io.github.confab.chat.model;

/** What calls on many at once, typed as {@code @here} or {@code @channel} in any case. */
public enum Call {
    /** Whoever is present in the channel. */
    HERE("here"),
    /** Every member of the channel. */
    CHANNEL("channel");

    private final String word;

    Call(String word) {
        this.word = word;
    }

    /**
     * How it is typed.
     *
     * @return the word, in small letters and without the at sign
     */
    public String word() {
        return word;
    }
}
