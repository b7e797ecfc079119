package org.crmferry.plan;

import org.crmferry.mapping.FindingKind;

/** What people read for the kinds of findings, after a count. */
public final class FindingWords {
    private FindingWords() {}

    /** To be read after a number: {@code 3 values are longer than the target's field}. */
    public static String of(FindingKind kind) {
        return switch (kind) {
            case TOO_LONG -> "values are longer than the target's field";
            case OUT_OF_RANGE -> "values are beyond what the target's field holds";
            case LOSSY_NUMBER -> "numbers lose digits";
            case LOSSY_TEXT -> "texts hold characters that the target cannot store";
            case LOSSY_TIME -> "times lose precision or do not exist in their zone";
            case ZERO_DATE -> "zero dates that the target refuses";
            case UNREADABLE -> "values cannot be read as the target's type";
            case ORPHAN -> "references to records that are not carried over";
            case MISSING_REQUIRED -> "records lack a value that the target requires";
            case NOT_IN_PICKLIST -> "values are not among the target's choices";
            case INVALID_EMAIL -> "e-mail addresses are not valid";
            case TRANSFORM_FAILED -> "values could not be transformed";
            case DUPLICATE -> "records look like duplicates";
            case UNMAPPED -> "filled values have no field in the target";
            case AMBIGUOUS -> "records match several records of the target";
            case LEFT_BEHIND -> "stay behind";
            case TRIGGER -> "triggers would fire in the target";
        };
    }
}
