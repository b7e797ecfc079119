package org.crmferry.ui.words;

import org.crmferry.model.FerryException;

/**
 * Something the person should read, above the page.
 *
 * @param kind how serious it is
 * @param title key of the heading
 * @param text in words for people, not translated further; may be empty
 */
public record Notice(Kind kind, String title, String text) {
    /** How serious. */
    public enum Kind {
        INFO,
        SUCCESS,
        WARNING,
        ERROR
    }

    /** Of a failure: the heading follows the kind of fault, the text is the failure's own. */
    public static Notice of(FerryException failure) {
        return new Notice(
                Kind.ERROR,
                "shell.fault." + failure.fault().name().toLowerCase(java.util.Locale.ROOT),
                failure.getMessage());
    }
}
