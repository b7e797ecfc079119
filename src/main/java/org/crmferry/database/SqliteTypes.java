package org.crmferry.database;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crmferry.model.ColumnType;
import org.crmferry.model.ColumnType.LengthUnit;
import org.crmferry.model.ColumnType.Text;
import org.crmferry.model.FieldType;

/**
 * What SQLite's declared types mean. SQLite enforces none of them, neither kind nor length: a value of another kind is
 * read as {@code Raw}. Decimals are kept as doubles, so 15 digits are exact.
 */
final class SqliteTypes {
    private static final int EXACT_DIGITS = 15;
    private static final Pattern LENGTHS = Pattern.compile("\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\)");

    private SqliteTypes() {}

    static ColumnType of(String declared) {
        String type = declared.toUpperCase(Locale.ROOT);
        Matcher lengths = LENGTHS.matcher(type);
        String word = type.replaceAll("\\(.*", "").strip();
        if (word.startsWith("BOOL")) {
            return ColumnTypes.bool(declared);
        } else if (word.startsWith("DATETIME") || word.startsWith("TIMESTAMP")) {
            return ColumnTypes.temporal(FieldType.DATETIME, declared, 9, null, null, true);
        } else if (word.equals("DATE")) {
            return ColumnTypes.temporal(FieldType.DATE, declared, 0, null, null, true);
        } else if (word.equals("TIME")) {
            return ColumnTypes.temporal(FieldType.TIME, declared, 9, null, null, false);
        } else if (word.contains("INT")) {
            return ColumnTypes.integer(declared, 64, false);
        } else if (word.contains("CHAR") || word.contains("CLOB") || word.contains("TEXT")) {
            return text(declared);
        } else if (word.contains("BLOB") || word.contains("BINARY")) {
            return ColumnTypes.bytes(declared, 0, false);
        } else if (word.contains("REAL") || word.contains("FLOA") || word.contains("DOUB")) {
            return ColumnTypes.floatingWithoutSign(declared, 53, false);
        } else if (word.startsWith("DECIMAL") || word.startsWith("NUMERIC") || word.startsWith("MONEY")) {
            int scale = lengths.find() && lengths.group(2) != null ? Integer.parseInt(lengths.group(2)) : -1;
            return ColumnTypes.decimal(declared, EXACT_DIGITS, scale, false, false);
        }
        return text(declared);
    }

    private static ColumnType text(String declared) {
        return ColumnTypes.text(declared, new Text(0, LengthUnit.CODE_POINTS, "", false, false, false));
    }
}
