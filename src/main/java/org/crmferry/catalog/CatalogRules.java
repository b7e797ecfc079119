package org.crmferry.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.crmferry.catalog.ProductFile.BookRule;
import org.crmferry.catalog.ProductFile.EntityRule;
import org.crmferry.catalog.ProductFile.FieldRule;
import org.crmferry.catalog.ProductFile.OnlyRule;
import org.crmferry.catalog.ProductFile.PickRule;
import org.crmferry.catalog.ProductFile.ReferenceRule;
import org.crmferry.catalog.ProductFile.SatelliteRule;

/** What a catalog file must keep beyond its JSON Schema: names that are used exist, words are known, nothing is double. */
final class CatalogRules {
    private final ProductFile file;
    private final List<String> broken = new ArrayList<>();
    private final Set<String> entityNames = new HashSet<>();

    CatalogRules(ProductFile file) {
        this.file = file;
    }

    /** Every broken rule in words, with the entity and field; empty if the file is sound. */
    List<String> broken() {
        try {
            Pattern.compile(file.customColumns());
        } catch (PatternSyntaxException e) {
            broken.add("customColumns is not a regular expression: " + e.getDescription());
        }
        for (EntityRule entity : file.entities()) {
            if (!entityNames.add(entity.name().toLowerCase(Locale.ROOT))) {
                broken.add("entity " + entity.name() + " is there twice");
            }
        }
        file.everywhere().forEach(f -> field("everywhere", f, Set.of()));
        file.entities().forEach(this::entity);
        return broken;
    }

    private void entity(EntityRule entity) {
        String where = "entity " + entity.name();
        if (!entity.meaning().isEmpty()
                && !Words.entities().contains(entity.meaning())
                && !file.words().containsKey(entity.meaning())) {
            broken.add(where + ": unknown word " + entity.meaning() + unknownWord());
        }
        Set<String> satellites = new HashSet<>();
        for (SatelliteRule satellite : entity.satellites()) {
            String name = satellite.name().isEmpty() ? satellite.table() : satellite.name();
            if (!satellites.add(name.toLowerCase(Locale.ROOT))) {
                broken.add(where + ": the satellite " + name + " is there twice (give each a name)");
            }
        }
        Set<String> meanings = new HashSet<>();
        Set<String> places = new HashSet<>();
        for (FieldRule f : entity.fields()) {
            field(where, f, satellites);
            once(where, meanings, f.meaning());
            if (!places.add((f.table() + "." + f.column()).toLowerCase(Locale.ROOT))) {
                broken.add(where + ": column " + f.column() + " is there twice");
            }
        }
        for (OnlyRule only : entity.only()) {
            if (only.not() && only.where().isEmpty() && only.table().equalsIgnoreCase(entity.table())) {
                broken.add(where + ": a condition on " + only.table() + " excludes every record");
            }
        }
        for (PickRule pick : entity.picks()) {
            word(where + ", pick " + pick.name(), pick.meaning());
            once(where, meanings, pick.meaning());
            picklist(where + ", pick " + pick.name(), pick.picklist());
            reference(where + ", pick " + pick.name(), pick.reference());
        }
        for (BookRule book : entity.books()) {
            word(where + ", book " + book.name(), book.meaning());
            once(where, meanings, book.meaning());
            book.slots().forEach(s -> satellite(where + ", book " + book.name(), s.table(), satellites));
        }
    }

    private void field(String where, FieldRule field, Set<String> satellites) {
        String place = where + ", column " + field.column();
        word(place, field.meaning());
        picklist(place, field.picklist());
        reference(place, field.reference());
        satellite(place, field.table(), satellites);
    }

    private void satellite(String place, String table, Set<String> satellites) {
        if (!table.isEmpty() && !satellites.contains(table.toLowerCase(Locale.ROOT))) {
            broken.add(place + ": table " + table + " is not among the entity's satellites");
        }
    }

    private void word(String place, String meaning) {
        if (!meaning.isEmpty()
                && !Words.fields().contains(meaning)
                && !file.words().containsKey(meaning)) {
            broken.add(place + ": unknown word " + meaning + unknownWord());
        }
    }

    private static String unknownWord() {
        return " (use one of the common words, or add yours under \"words\")";
    }

    private void once(String where, Set<String> meanings, String meaning) {
        if (!meaning.isEmpty() && !meanings.add(meaning)) {
            broken.add(where + ": the meaning " + meaning + " is given twice");
        }
    }

    private void picklist(String place, String name) {
        if (!name.isEmpty() && !file.picklists().containsKey(name)) {
            broken.add(place + ": there is no picklist " + name);
        }
    }

    private void reference(String place, ReferenceRule reference) {
        if (reference == null) {
            return;
        }
        boolean plain = !reference.entity().isEmpty();
        if (plain && reference.typeField().isEmpty()) {
            return;
        }
        if (plain || reference.kinds() == null) {
            broken.add(place + ": a reference names either an entity, or a typeField and its kinds");
        } else if (reference.kinds().isTextual()
                && !file.kinds().containsKey(reference.kinds().textValue())) {
            broken.add(place + ": there are no kinds " + reference.kinds().textValue());
        }
    }
}
