package org.crmferry.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crmferry.catalog.ProductFile.BookRule;
import org.crmferry.catalog.ProductFile.FieldRule;
import org.crmferry.catalog.ProductFile.PickRule;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Field;
import org.crmferry.model.Field.Access;
import org.crmferry.model.FieldType;
import org.crmferry.model.Option;
import org.crmferry.model.Reference;
import org.crmferry.model.Schema.Column;
import org.crmferry.model.Schema.Table;

/** Makes fields: type, access and obligation from the database, words and labels from the catalog. */
final class FieldMaker {
    private final ProductFile file;
    private final Names names;
    private final Picklists picklists;
    private final Pattern custom;

    /**
     * For one database.
     *
     * @param file null if the product is unknown
     */
    FieldMaker(ProductFile file, Names names, Picklists picklists) {
        this.file = file;
        this.names = names;
        this.picklists = picklists;
        this.custom = file == null || file.customColumns().isEmpty() ? null : Pattern.compile(file.customColumns());
    }

    /** A rule that says no more than what a column means. */
    static FieldRule rule(String column, String meaning) {
        return new FieldRule(column, "", meaning, "", "", null, false, false, "", "", "");
    }

    /**
     * A field that the catalog lists.
     *
     * @param picks names of the entity's picks
     */
    Field listed(FieldRule f, Table table, Column column, String name, Set<String> picks) {
        Reference reference = names.named(f.reference(), table, column.name(), picks);
        return new Field(
                        name,
                        label(f.label(), f.meaning(), column.name()),
                        f.meaning(),
                        column.type(),
                        f.required() || required(column),
                        f.readOnly() ? Access.READ_ONLY : access(column),
                        reference == null && f.picklist().isEmpty()
                                ? names.foreign(table, column.name(), true)
                                : reference,
                        options(f.picklist(), column.type().type()))
                .withNullable(column.nullable())
                .withMulti(f.multi());
    }

    /** A field that only the database knows of. */
    Field found(Table table, Column column, String name, boolean surelyCustom) {
        Matcher matcher = custom == null ? null : custom.matcher(column.name());
        boolean marked = matcher != null
                && matcher.find()
                && matcher.end() - matcher.start() < column.name().length();
        String label = Words.humanise(marked ? matcher.replaceFirst("") : column.name());
        return new Field(
                        name,
                        marked || surelyCustom ? Words.custom(label) : label,
                        "",
                        column.type(),
                        required(column),
                        access(column),
                        names.foreign(table, column.name(), false),
                        List.of())
                .withNullable(column.nullable());
    }

    Field pick(PickRule p, Column column, Reference reference) {
        return new Field(
                p.name(),
                label(p.label(), p.meaning(), p.name()),
                p.meaning(),
                column.type(),
                false,
                Access.READ_ONLY,
                reference,
                options(p.picklist(), column.type().type()));
    }

    Field book(BookRule b, ColumnType type) {
        return new Field(
                b.name(),
                label(b.label(), b.meaning(), b.name()),
                b.meaning(),
                type,
                false,
                Access.WRITABLE,
                null,
                List.of());
    }

    String entityLabel(String meaning, String name) {
        if (!meaning.isEmpty()) {
            return file.words().getOrDefault(meaning, Words.entity(meaning));
        }
        return Words.humanise(name);
    }

    /** Stored kinds as choices, each called like its entity. */
    static List<Option> options(Map<String, String> kinds) {
        List<Option> options = new ArrayList<>();
        kinds.forEach((code, entity) -> options.add(new Option(code, entity)));
        return options;
    }

    private String label(String given, String meaning, String column) {
        if (!given.isEmpty()) {
            return given;
        }
        if (meaning.isEmpty()) {
            return Words.humanise(column);
        }
        return file.words().getOrDefault(meaning, Words.field(meaning));
    }

    private List<Option> options(String picklist, FieldType type) {
        List<Option> options = picklists.of(picklist);
        return type != FieldType.BOOLEAN
                ? options
                : options.stream()
                        .map(o -> new Option(truth(o.code()), o.label()))
                        .toList();
    }

    /** What is 0 or 1 in one database is false or true in another. */
    private static String truth(String code) {
        return switch (code) {
            case "0" -> "false";
            case "1" -> "true";
            default -> code;
        };
    }

    private static boolean required(Column column) {
        return !column.nullable() && column.defaultValue() == null && !column.generated() && !column.serial();
    }

    private static Access access(Column column) {
        if (column.generated()) {
            return Access.READ_ONLY;
        }
        return column.serial() ? Access.SERIAL : Access.WRITABLE;
    }
}
