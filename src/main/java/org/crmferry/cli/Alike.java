package org.crmferry.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.model.Likeness;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code FIELD=WORD,WORD}: what may differ between values of a field that are taken for the same. */
final class Alike {
    private Alike() {}

    /** By field, in the order given; nothing behind the sign makes a field exact again. */
    static Map<String, Likeness> of(List<String> given, CommandLine line) {
        Map<String, Likeness> same = new LinkedHashMap<>();
        for (String each : given) {
            int at = each.indexOf('=');
            if (at < 1) {
                throw new ParameterException(line, "\"" + each + "\" is not of the form FIELD=WORD,WORD.");
            }
            String words = each.substring(at + 1);
            try {
                same.put(
                        each.substring(0, at),
                        Likeness.of(words.isEmpty() ? List.of() : List.of(words.split(",", -1))));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(line, each + ": " + e.getMessage() + ".", e);
            }
        }
        return same;
    }
}
