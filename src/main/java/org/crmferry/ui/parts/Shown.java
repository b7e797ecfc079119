package org.crmferry.ui.parts;

import java.util.function.Function;
import javafx.util.StringConverter;

/**
 * How a list of choices shows its values, for one in which nothing is typed.
 *
 * @param <T> the values
 */
public final class Shown<T> extends StringConverter<T> {
    private final Function<T, String> text;

    /** @param text also given null where nothing is chosen */
    public Shown(Function<T, String> text) {
        this.text = text;
    }

    @Override
    public String toString(T value) {
        return text.apply(value);
    }

    @Override
    public T fromString(String typed) {
        throw new UnsupportedOperationException("only chosen, never typed");
    }
}
