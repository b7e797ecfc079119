package org.crmferry.ui.words;

import java.util.Locale;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * Something the person should read, above the page.
 *
 * @param kind how serious it is
 * @param title key of the heading
 * @param said in words for people; may be empty
 */
public record Notice(Kind kind, String title, Said said) {
    /** How serious. */
    public enum Kind {
        INFO,
        SUCCESS,
        WARNING,
        ERROR
    }

    /** With words that are the same in every language, such as a file's name; may be empty. */
    public Notice(Kind kind, String title, String text) {
        this(kind, title, language -> text);
    }

    /** Of a failure: the heading follows the kind of fault, the text is the failure's own. */
    public static Notice of(FerryException failure) {
        return new Notice(
                Kind.ERROR, "shell.fault." + failure.fault().name().toLowerCase(Locale.ROOT), failure::message);
    }

    /** The words in that language. */
    public String text(Locale language) {
        return said.in(language);
    }
}
