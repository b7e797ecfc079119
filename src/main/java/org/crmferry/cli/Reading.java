package org.crmferry.cli;

import java.nio.charset.Charset;
import java.util.Set;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.FileReading;
import picocli.CommandLine.Option;

/** How files of a source are to be read, where what is found out is not right. */
final class Reading {
    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Character set of CSV files, such as UTF-8 or windows-1252 (else found out).",
            defaultValue = "")
    private String encoding;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "What stands between two cells: a character, or tab (else found out).",
            defaultValue = "")
    private String delimiter;

    @Option(
            names = "--dates",
            paramLabel = "ORDER",
            description = "Order of dates in files: DMY, MDY or YMD (else found out).",
            defaultValue = "")
    private String dates;

    @Option(
            names = "--decimal",
            paramLabel = "CHAR",
            description = "Decimal sign of numbers in files: . or , (else found out).",
            defaultValue = "")
    private String decimal;

    /** What was said; FerryException (MAPPING) if that cannot be. */
    FileReading given() {
        if (!encoding.isEmpty() && !supported()) {
            throw wrong("--encoding " + encoding, "the name of a character set, such as UTF-8 or windows-1252");
        }
        if (delimiter.length() > 1 && !delimiter.equalsIgnoreCase("tab")) {
            throw wrong("--delimiter " + delimiter, "one character, or tab");
        }
        if (!Set.of("", "DMY", "MDY", "YMD").contains(dates)) {
            throw wrong("--dates " + dates, "DMY, MDY or YMD");
        }
        if (!Set.of("", ".", ",").contains(decimal)) {
            throw wrong("--decimal " + decimal, ". or ,");
        }
        return new FileReading(encoding, delimiter, dates, decimal);
    }

    private boolean supported() {
        try {
            return Charset.isSupported(encoding);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static FerryException wrong(String given, String wanted) {
        return new FerryException(Fault.MAPPING, given + " cannot be: give " + wanted + ".");
    }
}
