package org.crmferry.ui.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.catalog.Catalog;

/**
 * One of the tiles: what the person says it is.
 *
 * @param kind what form it needs
 * @param name the catalog's name of a CRM; empty for the other kinds
 * @param label what people call that CRM; empty for the other kinds
 */
public record Choice(Kind kind, String name, String label) {
    /** Kinds of tiles. */
    public enum Kind {
        SAMPLE,
        CRM,
        DATABASE,
        FILES,
        PACKAGE;

        /** Whether it is named by a path on this computer, with nobody's login. */
        boolean path() {
            return this == FILES || this == PACKAGE;
        }
    }

    static final Choice SAMPLE = new Choice(Kind.SAMPLE, "", "");
    static final Choice DATABASE = new Choice(Kind.DATABASE, "", "");
    static final Choice FILES = new Choice(Kind.FILES, "", "");
    static final Choice PACKAGE = new Choice(Kind.PACKAGE, "", "");

    /** The tiles of a page: every CRM of the catalog that can be one, then the rest. */
    static List<Choice> of(boolean source, boolean sample) {
        List<Choice> choices = new ArrayList<>();
        if (sample) {
            choices.add(SAMPLE);
        }
        Catalog catalog = Catalog.load();
        for (Map.Entry<String, String> each : catalog.products().entrySet()) {
            if (source || !catalog.readOnly(each.getKey())) {
                choices.add(new Choice(Kind.CRM, each.getKey(), each.getValue()));
            }
        }
        choices.add(DATABASE);
        if (source) {
            choices.add(FILES);
            choices.add(PACKAGE);
        }
        return choices;
    }

    /** For ids and keys of words: {@code suitecrm}, {@code database}, ... */
    public String id() {
        return kind == Kind.CRM ? name : kind.name().toLowerCase(Locale.ROOT);
    }
}
