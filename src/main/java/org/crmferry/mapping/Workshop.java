package org.crmferry.mapping;

import java.util.List;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.Said;

/**
 * What a step needs to know to be made ready.
 *
 * @param mapping of the entity
 * @param source the source entity
 * @param field the mapping of the field
 * @param place the fields
 * @param crosswalk for references
 */
record Workshop(EntityMapping mapping, Entity source, FieldMapping field, Place place, Crosswalk crosswalk) {
    /** The steps of the field as operations, in order. */
    List<Operation> operations() {
        return field.steps().stream().map(this::operation).toList();
    }

    /** How several choices are written when that step gets them; null if it gets one. */
    Notation notation(Step before) {
        Notation notation = null;
        for (Step step : field.steps()) {
            if (step == before) {
                break;
            }
            if (step instanceof Step.Several several) {
                notation = Notation.of(several.to());
            }
        }
        return notation == Notation.ONE ? null : notation;
    }

    private Operation operation(Step step) {
        if (step instanceof Step.Constant || step instanceof Step.Default) {
            return simple(step);
        }
        if (step instanceof Step.DateFormat
                || step instanceof Step.TimeZone
                || step instanceof Step.ParseNumber
                || step instanceof Step.Truth) {
            return ParseSteps.of(step, this);
        }
        if (step instanceof Step.Rekey
                || step instanceof Step.OwnNumber
                || step instanceof Step.Kind
                || step instanceof Step.Owner) {
            return ReferenceSteps.of(step, this);
        }
        if (step instanceof Step.Lookup
                || step instanceof Step.ValueMap
                || step instanceof Step.Several
                || step instanceof Step.PickItem
                || step instanceof Step.Mark
                || step instanceof Step.MakeItems) {
            return TableSteps.of(step, this);
        }
        if (step instanceof Step.Expression expression) {
            return Expressions.of(expression, this);
        }
        return TextSteps.of(step, this);
    }

    private static Operation simple(Step step) {
        if (step instanceof Step.Constant constant) {
            String value = constant.value();
            return (v, record, problems) -> value;
        }
        String otherwise = ((Step.Default) step).value();
        return (v, record, problems) -> empty(v) ? otherwise : v;
    }

    static boolean empty(Object value) {
        if (value instanceof Object[] several) {
            for (Object one : several) {
                if (!empty(one)) {
                    return false;
                }
            }
            return true;
        }
        return org.crmferry.model.Values.empty(value);
    }

    /** The only source field; an error in words if there is not exactly one. */
    Field onlySource(String step) {
        if (field.sources().size() != 1) {
            throw wrong("the step '" + step + "' needs exactly one source field");
        }
        return source.field(field.sources().get(0));
    }

    FerryException wrong(String what) {
        return wrong(what, null);
    }

    FerryException wrong(String what, Throwable cause) {
        return new FerryException(
                Fault.MAPPING,
                Said.of(Workshop.class, "mapping.wrong", mapping.source(), mapping.target(), field.target(), what),
                cause);
    }
}
