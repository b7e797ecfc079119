package org.crmferry.cargo;

import static org.crmferry.cargo.FieldCodec.readText;
import static org.crmferry.cargo.FieldCodec.writeText;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.crmferry.model.Item;

/** E-mail and phone books in Avro: an array of the record {@code Item}. */
final class BookCodec {
    private static final int BYTES_PER_ITEM = 5;

    private BookCodec() {}

    static FieldCodec codec() {
        return new FieldCodec(List.of(array()), BookCodec::write, (in, branch) -> read(in));
    }

    /** Named by its full name only: {@link RecordCodec} defines it once. */
    private static ObjectNode array() {
        return JsonNodeFactory.instance.objectNode().put("type", "array").put("items", "org.crmferry.Item");
    }

    /** The definition of {@code Item}. */
    static ObjectNode itemSchema() {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("type", "record").put("name", "Item").put("namespace", "org.crmferry");
        ArrayNode fields = item.putArray("fields");
        for (String text : List.of("value", "kind")) {
            ObjectNode field = fields.addObject().put("name", text);
            field.putArray("type").add("null").add("string").add("bytes");
        }
        for (String flag : List.of("primary", "optOut", "invalid")) {
            fields.addObject().put("name", flag).put("type", "boolean");
        }
        return item;
    }

    private static void write(AvroOut out, Object value) {
        List<?> book = (List<?>) value;
        out.oneByte(1 << 1);
        if (!book.isEmpty()) {
            out.number(book.size());
            for (Object line : book) {
                Item item = (Item) line;
                nullable(out, item.value());
                nullable(out, item.kind());
                out.oneByte(item.primary() ? 1 : 0);
                out.oneByte(item.optOut() ? 1 : 0);
                out.oneByte(item.invalid() ? 1 : 0);
            }
        }
        out.oneByte(0);
    }

    private static List<Item> read(AvroIn in) {
        List<Item> book = new ArrayList<>(2);
        for (long count = in.number(); count != 0; count = in.number()) {
            if (count < 0) {
                count = -count;
                in.number();
            }
            if (count < 0 || count > in.left() / BYTES_PER_ITEM) {
                throw new AvroIn.Malformed("a book has an impossible length");
            }
            for (long i = 0; i < count; i++) {
                book.add(new Item(nullable(in), nullable(in), in.bool(), in.bool(), in.bool()));
            }
        }
        return Collections.unmodifiableList(book);
    }

    private static void nullable(AvroOut out, String text) {
        if (text == null) {
            out.oneByte(0);
        } else {
            writeText(out, 1, text);
        }
    }

    private static String nullable(AvroIn in) {
        int branch = in.branch(2);
        return branch == 0 ? null : readText(in, branch, 1);
    }
}
