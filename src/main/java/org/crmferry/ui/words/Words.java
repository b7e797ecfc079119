package org.crmferry.ui.words;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;

/**
 * The words of the window in the chosen language. A key begins with the package that owns it: {@code start.title} is in
 * {@code ui/start/messages.properties}. What {@link #text} gives changes by
 * itself when the language does. Patterns are {@link MessageFormat}'s; numbers and dates come in the language's form. A
 * key that is missing is a bug. Belongs to the JavaFX thread.
 */
public final class Words {
    /** The languages, the first is the one for everybody else. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    /** English with words that are 40 % longer (the usual pseudo-language en-XA), to try layouts with. Nobody is offered it. */
    public static final Locale LONG = Locale.forLanguageTag("en-XA");

    private static final String FILLER =
            " lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor";

    private final ObjectProperty<Locale> locale = new SimpleObjectProperty<>(this, "locale");
    private final Map<Locale, Map<String, ResourceBundle>> bundles = new HashMap<>();

    public Words(Locale first) {
        locale.set(first);
    }

    /** The language of ours that comes nearest to the system's. */
    public static Locale nearest(Locale system) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(system.getLanguage()))
                .findFirst()
                .orElse(LANGUAGES.get(0));
    }

    public ObjectProperty<Locale> localeProperty() {
        return locale;
    }

    public Locale locale() {
        return locale.get();
    }

    /** The words of a key in the language of this moment. */
    public String now(String key, Object... values) {
        String pattern = bundle(key).getString(key);
        String said = values.length == 0 && pattern.indexOf('\'') < 0
                ? pattern
                : new MessageFormat(pattern, locale.get()).format(values);
        return locale.get().equals(LONG) ? longer(said) : said;
    }

    private static String longer(String said) {
        return said + FILLER.repeat(1 + said.length() / FILLER.length()).substring(0, said.length() * 2 / 5);
    }

    /** What people call an entity or field in the language of this moment, by its label in English. */
    public String label(String english) {
        return org.crmferry.catalog.Words.label(english, locale.get());
    }

    /** The same for a field whose common CRM word is known, or empty. */
    public String label(String english, String meaning) {
        return org.crmferry.catalog.Words.label(english, meaning, locale.get());
    }

    /** What people call a field of which only the name is known. */
    public String field(String name) {
        return name.isEmpty() ? "" : org.crmferry.catalog.Words.named(name, locale.get());
    }

    public boolean has(String key) {
        return bundle(key).containsKey(key);
    }

    private ResourceBundle bundle(String key) {
        return bundles.computeIfAbsent(locale.get(), language -> new HashMap<>())
                .computeIfAbsent(
                        key.substring(0, key.indexOf('.')),
                        room -> ResourceBundle.getBundle(
                                "org.crmferry.ui." + room + ".messages",
                                locale.get(),
                                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** The words of a key; values that are observable are looked at again whenever they change. */
    public StringBinding text(String key, Object... values) {
        return Bindings.createStringBinding(() -> now(key, current(values)), watched(values));
    }

    /** Words whose key changes; an empty key has no words. */
    public StringBinding text(ObservableValue<String> key) {
        return Bindings.createStringBinding(
                () -> key.getValue() == null || key.getValue().isEmpty() ? "" : now(key.getValue()), locale, key);
    }

    /** Words put together by {@code make}, anew when the language or one of {@code watched} changes. */
    public StringBinding make(Callable<String> make, Observable... watched) {
        Observable[] all = new Observable[watched.length + 1];
        all[0] = locale;
        System.arraycopy(watched, 0, all, 1, watched.length);
        return Bindings.createStringBinding(make, all);
    }

    /**
     * Calls {@code show} whenever the language changes, for as long as {@code node} lives: nothing of this keeps the node
     * or what it shows from being collected.
     */
    public void follow(Node node, Runnable show) {
        ChangeListener<Locale> listener = (value, old, now) -> show.run();
        node.getProperties().put(listener, listener);
        locale.addListener(new WeakChangeListener<>(listener));
    }

    /** Anything that depends on the language. */
    public <T> ObjectBinding<T> value(Callable<T> make) {
        return Bindings.createObjectBinding(make, locale);
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale.get()).format(value);
    }

    /**
     * A share as a whole percentage, rounded down.
     *
     * @param share 0 to 1
     */
    public String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(locale.get());
        return format.format(Math.floor(share * 100) / 100);
    }

    public String date(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale.get())
                .withZone(ZoneId.systemDefault())
                .format(moment);
    }

    /** A length of time as people say it: 8 s, 3 min 20 s, 2 h 05 min. */
    public String duration(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return now("words.seconds", seconds);
        }
        return seconds < 3600
                ? now("words.minutes", seconds / 60, seconds % 60)
                : now("words.hours", seconds / 3600, seconds / 60 % 60);
    }

    /** Bytes as people say them, in steps of 1,000. */
    public String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale.get());
        format.setMaximumFractionDigits(value < 10 && unit > 0 ? 1 : 0);
        return format.format(value) + "\u00a0" + units[unit];
    }

    private static Object[] current(Object[] values) {
        Object[] now = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            now[i] = values[i] instanceof ObservableValue<?> value ? value.getValue() : values[i];
        }
        return now;
    }

    private Observable[] watched(Object[] values) {
        List<Observable> watched = new ArrayList<>();
        watched.add(locale);
        for (Object value : values) {
            if (value instanceof Observable observable) {
                watched.add(observable);
            }
        }
        return watched.toArray(Observable[]::new);
    }
}
