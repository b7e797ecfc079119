package org.crmferry.cargo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.crmferry.model.FieldType;
import org.crmferry.model.Raw;

/**
 * How values of one field stand in Avro: a union of null, one or two branches for the type, and the record {@code Raw}.
 *
 * <p>Immutable and thread-safe. A value of a Java class that the field's type does not have is a bug
 * ({@link ClassCastException}).
 */
final class FieldCodec {
    /** More digits than PostgreSQL's widest numeric has. */
    private static final int DECIMAL_TEXT = 1 << 18;

    private final List<JsonNode> branches;
    private final Writer writer;
    private final Reader reader;
    private final int rawBranch;

    /** Writes branch and value of anything that is neither null nor Raw. */
    interface Writer {
        void write(AvroOut out, Object value);
    }

    /** Reads the value of a branch between null and Raw. */
    interface Reader {
        Object read(AvroIn in, int branch);
    }

    FieldCodec(List<JsonNode> branches, Writer writer, Reader reader) {
        this.branches = List.copyOf(branches);
        this.writer = writer;
        this.reader = reader;
        this.rawBranch = branches.size() + 1;
    }

    /** The branches between null and Raw. */
    List<JsonNode> branches() {
        return branches;
    }

    void write(AvroOut out, Object value) {
        if (value == null) {
            out.oneByte(0);
        } else if (value instanceof Raw raw) {
            out.oneByte(rawBranch << 1);
            writeText(out, 0, raw.text());
        } else {
            writer.write(out, value);
        }
    }

    Object read(AvroIn in) {
        int branch = in.branch(rawBranch);
        if (branch == 0) {
            return null;
        }
        return branch == rawBranch ? new Raw(readText(in, in.branch(1), 0)) : reader.read(in, branch);
    }

    /**
     * @param type what the field holds
     * @param precision digits of a DECIMAL with a fixed scale, or 0
     * @param scale its scale, or -1 if values have their own
     */
    static FieldCodec of(FieldType type, int precision, int scale) {
        return switch (type) {
            case TEXT ->
                new FieldCodec(
                        List.of(plain("string"), plain("bytes")),
                        (out, value) -> writeText(out, 1, (String) value),
                        (in, branch) -> readText(in, branch, 1));
            case BOOLEAN ->
                new FieldCodec(
                        List.of(plain("boolean")),
                        (out, value) -> {
                            out.oneByte(1 << 1);
                            out.oneByte((Boolean) value ? 1 : 0);
                        },
                        (in, branch) -> in.bool());
            case INTEGER ->
                new FieldCodec(
                        List.of(plain("long")),
                        (out, value) -> {
                            out.oneByte(1 << 1);
                            out.number((Long) value);
                        },
                        (in, branch) -> in.number());
            case DECIMAL -> fixedScale(precision, scale) ? fixedDecimal(precision, scale) : freeDecimal();
            case FLOAT ->
                new FieldCodec(
                        List.of(plain("double")),
                        (out, value) -> {
                            out.oneByte(1 << 1);
                            out.float64((Double) value);
                        },
                        (in, branch) -> in.float64());
            case DATE -> TimeCodecs.date();
            case TIME -> TimeCodecs.time();
            case DATETIME -> TimeCodecs.dateTime();
            case INSTANT -> TimeCodecs.instant();
            case UUID ->
                new FieldCodec(
                        List.of(logical("string", "uuid")),
                        (out, value) -> wellFormed(out, 1, (String) value),
                        (in, branch) -> in.text());
            case BYTES ->
                new FieldCodec(
                        List.of(plain("bytes")),
                        (out, value) -> {
                            out.oneByte(1 << 1);
                            out.bytes((byte[]) value);
                        },
                        (in, branch) -> in.bytes());
            case LIST -> BookCodec.codec();
        };
    }

    /** Whether a DECIMAL of these limits has Avro's own decimal type. */
    static boolean fixedScale(int precision, int scale) {
        return precision > 0 && scale >= 0 && scale <= precision;
    }

    /** Avro's decimal for what has the scale and fits the precision; Java's text of a BigDecimal for anything else. */
    private static FieldCodec fixedDecimal(int precision, int scale) {
        ObjectNode decimal =
                logical("bytes", "decimal").put("precision", precision).put("scale", scale);
        return new FieldCodec(
                List.of(decimal, plain("string")),
                (out, value) -> {
                    BigDecimal number = (BigDecimal) value;
                    if (number.scale() == scale && number.precision() <= precision) {
                        out.oneByte(1 << 1);
                        out.bytes(number.unscaledValue().toByteArray());
                    } else {
                        wellFormed(out, 2, number.toString());
                    }
                },
                (in, branch) -> branch == 1 ? new BigDecimal(new BigInteger(in.bytes()), scale) : decimal(in));
    }

    private static FieldCodec freeDecimal() {
        return new FieldCodec(
                List.of(plain("string")),
                (out, value) -> wellFormed(out, 1, ((BigDecimal) value).toString()),
                (in, branch) -> decimal(in));
    }

    private static BigDecimal decimal(AvroIn in) {
        String text = in.text();
        if (text.length() > DECIMAL_TEXT) {
            throw new AvroIn.Malformed("a decimal has too many digits");
        }
        return new BigDecimal(text);
    }

    /** Writes UTF-8 into {@code branch}, or UTF-16BE into the next one if there is a lone surrogate. */
    static void writeText(AvroOut out, int branch, String value) {
        if (!out.text(branch, value)) {
            out.oneByte((branch + 1) << 1);
            byte[] utf16 = new byte[value.length() * 2];
            for (int i = 0; i < value.length(); i++) {
                utf16[2 * i] = (byte) (value.charAt(i) >> 8);
                utf16[2 * i + 1] = (byte) value.charAt(i);
            }
            out.bytes(utf16);
        }
    }

    static String readText(AvroIn in, int branch, int utf8Branch) {
        if (branch == utf8Branch) {
            return in.text();
        }
        byte[] utf16 = in.bytes();
        if (utf16.length % 2 != 0) {
            throw new AvroIn.Malformed("half a UTF-16 character");
        }
        char[] chars = new char[utf16.length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) (utf16[2 * i] << 8 | utf16[2 * i + 1] & 0xFF);
        }
        return new String(chars);
    }

    /** Writes text that cannot hold a lone surrogate. */
    static void wellFormed(AvroOut out, int branch, String value) {
        if (!out.text(branch, value)) {
            throw new IllegalStateException("a lone surrogate where the type has none");
        }
    }

    static JsonNode plain(String type) {
        return TextNode.valueOf(type);
    }

    static ObjectNode logical(String type, String logicalType) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("logicalType", logicalType);
    }
}
