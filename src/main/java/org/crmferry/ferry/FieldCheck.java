package org.crmferry.ferry;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Fit;
import org.crmferry.mapping.Picked;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Option;
import org.crmferry.model.Said;
import org.crmferry.plan.FieldChoice;
import org.crmferry.plan.FindingWords;
import org.crmferry.transfer.Dispute;

/** Whether a person's choice for a field can be done. */
final class FieldCheck {
    private FieldCheck() {}

    /** Throws FerryException: MAPPING if there is no such choice, DATA if a typed value does not fit. */
    static void check(Dispute dispute, String name, FieldChoice choice) {
        int at = dispute.target().has(name) ? dispute.target().index(name) : -1;
        if (at < 0 || !dispute.match().decides(at)) {
            throw new FerryException(
                    Fault.MAPPING,
                    Said.of(
                            FieldCheck.class,
                            "field.unmapped",
                            name,
                            dispute.conflict().id()));
        }
        if (dispute.current() == null) {
            throw new FerryException(
                    Fault.MAPPING,
                    Said.of(FieldCheck.class, "field.whole", dispute.conflict().id()));
        }
        Field field = dispute.target().fields().get(at);
        Object value = switch (choice.side()) {
            case SOURCE -> dispute.mapped()[at];
            case TARGET -> dispute.current()[at];
            case BASE -> base(dispute, field, at);
            case EDITED -> edited(field, choice.value());
        };
        if (value == null && choice.side() != FieldChoice.Side.TARGET && (field.required() || !field.nullable())) {
            throw new FerryException(Fault.DATA, Said.of(FieldCheck.class, "field.required", name));
        }
    }

    private static Object base(Dispute dispute, Field field, int at) {
        if (dispute.base() == null) {
            throw new FerryException(
                    Fault.MAPPING,
                    Said.of(
                            FieldCheck.class,
                            "field.base",
                            field.name(),
                            dispute.conflict().id()));
        }
        return dispute.base()[at];
    }

    static boolean editable(Field field) {
        FieldType type = field.type().type();
        return type != FieldType.LIST && type != FieldType.BYTES && field.reference() == null;
    }

    /** The value that a person has typed for a field; FerryException: MAPPING if none can be, DATA if it does not fit. */
    static Object typed(Field field, String text) {
        Object value = edited(field, text);
        if (value == null && (field.required() || !field.nullable())) {
            throw new FerryException(Fault.DATA, Said.of(FieldCheck.class, "field.required", field.name()));
        }
        return value;
    }

    private static Object edited(Field field, String text) {
        if (!editable(field)) {
            throw new FerryException(Fault.MAPPING, Said.of(FieldCheck.class, "field.fixed", field.name()));
        }
        if (text.isEmpty() && !field.required() && field.nullable()) {
            return null;
        }
        Set<FindingKind> found = EnumSet.noneOf(FindingKind.class);
        Object value = Fit.of(null, field).fit(text, (kind, to, from) -> found.add(kind));
        Set<String> codes = field.options().stream().map(Option::code).collect(Collectors.toSet());
        boolean listed = codes.isEmpty() || codes.containsAll(Picked.codes(field, text));
        if (!listed) {
            found.add(FindingKind.NOT_IN_PICKLIST);
        }
        if (!found.isEmpty()) {
            FindingKind kind = found.iterator().next();
            throw new FerryException(
                    Fault.DATA,
                    Said.of(
                            FieldCheck.class,
                            "field.typed",
                            field.name(),
                            field.type().nativeType(),
                            words(kind)));
        }
        return value;
    }

    private static Said words(FindingKind kind) {
        return switch (kind) {
            case TOO_LONG,
                    OUT_OF_RANGE,
                    LOSSY_NUMBER,
                    LOSSY_TEXT,
                    LOSSY_TIME,
                    UNREADABLE,
                    NOT_IN_PICKLIST,
                    MISSING_REQUIRED -> Said.of(FieldCheck.class, "typed." + kind);
            default -> FindingWords.said(kind);
        };
    }
}
