package org.crmferry.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** Sentences for people that can be said in several languages. Immutable; any thread. */
@FunctionalInterface
public interface Said {
    /** The sentences in that language; in English where it is not spoken. */
    String in(Locale language);

    /**
     * Sentences from the bundle {@code failures} beside a class.
     *
     * @param room a class of the package that has the bundle
     * @param key of a {@link MessageFormat} there
     * @param values for the pattern: names and numbers, never cell values or secrets; what is itself {@code Said} is
     *     said in the same language
     */
    static Said of(Class<?> room, String key, Object... values) {
        Object[] named = values.clone();
        for (int i = 0; i < named.length; i++) {
            named[i] = named[i] instanceof Said ? named[i] : String.valueOf(named[i]);
        }
        String bundle = room.getPackageName() + ".failures";
        return language -> new MessageFormat(
                        ResourceBundle.getBundle(
                                        bundle,
                                        spoken(language),
                                        ResourceBundle.Control.getNoFallbackControl(
                                                ResourceBundle.Control.FORMAT_PROPERTIES))
                                .getString(key),
                        Locale.ROOT)
                .format(Stream.of(named)
                        .map(each -> each instanceof Said said ? said.in(language) : each)
                        .toArray());
    }

    private static Locale spoken(Locale language) {
        boolean simplified = language.getLanguage().equals("zh")
                && !language.getScript().equals("Hant")
                && !language.getCountry().matches("TW|HK|MO");
        return simplified ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
