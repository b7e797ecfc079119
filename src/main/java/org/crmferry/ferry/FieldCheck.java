package org.crmferry.ferry;

import java.util.EnumSet;
import java.util.Set;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Fit;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
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
                    "There is nothing to choose for the field " + name + " of conflict "
                            + dispute.conflict().id() + ": the mapping does not fill it. Leave it out.");
        }
        if (dispute.current() == null) {
            throw new FerryException(
                    Fault.MAPPING,
                    "Conflict " + dispute.conflict().id() + " has no record in the target whose fields could be chosen."
                            + " Decide it as a whole: source or target.");
        }
        Field field = dispute.target().fields().get(at);
        Object value = switch (choice.side()) {
            case SOURCE -> dispute.mapped()[at];
            case TARGET -> dispute.current()[at];
            case BASE -> base(dispute, field, at);
            case EDITED -> edited(field, choice.value());
        };
        if (value == null && choice.side() != FieldChoice.Side.TARGET && (field.required() || !field.nullable())) {
            throw new FerryException(
                    Fault.DATA, "The field " + name + " must have a value in the target. Choose a side that has one.");
        }
    }

    private static Object base(Dispute dispute, Field field, int at) {
        if (dispute.base() == null) {
            throw new FerryException(
                    Fault.MAPPING,
                    "It is not known what the field " + field.name() + " of conflict "
                            + dispute.conflict().id() + " was before. Choose the source or the target, or type it.");
        }
        return dispute.base()[at];
    }

    static boolean editable(Field field) {
        FieldType type = field.type().type();
        return type != FieldType.LIST && type != FieldType.BYTES && field.reference() == null;
    }

    private static Object edited(Field field, String text) {
        if (!editable(field)) {
            throw new FerryException(
                    Fault.MAPPING,
                    "The field " + field.name()
                            + " cannot be typed, only chosen. Take the source's or the target's side.");
        }
        if (text.isEmpty() && !field.required() && field.nullable()) {
            return null;
        }
        Set<FindingKind> found = EnumSet.noneOf(FindingKind.class);
        Object value = Fit.of(null, field).fit(text, (kind, to, from) -> found.add(kind));
        boolean listed = field.options().isEmpty()
                || field.options().stream().anyMatch(o -> o.code().equals(text));
        if (!listed) {
            found.add(FindingKind.NOT_IN_PICKLIST);
        }
        if (!found.isEmpty()) {
            FindingKind kind = found.iterator().next();
            throw new FerryException(
                    Fault.DATA,
                    "What was typed for the field " + field.name() + " cannot be stored there ("
                            + field.type().nativeType() + "): " + words(kind) + ". Type something else.");
        }
        return value;
    }

    private static String words(FindingKind kind) {
        return switch (kind) {
            case TOO_LONG -> "it is too long";
            case OUT_OF_RANGE -> "it is too small or too large";
            case LOSSY_NUMBER -> "it has more digits than fit";
            case LOSSY_TEXT -> "it holds characters that cannot be stored";
            case LOSSY_TIME -> "part of the time does not fit";
            case UNREADABLE -> "it cannot be read as a number, date or time";
            case NOT_IN_PICKLIST -> "it is not among the choices";
            case MISSING_REQUIRED -> "a value is needed";
            default -> FindingWords.of(kind);
        };
    }
}
