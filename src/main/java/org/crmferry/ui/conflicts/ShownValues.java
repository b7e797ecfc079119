package org.crmferry.ui.conflicts;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.crmferry.ferry.ShownField;
import org.crmferry.model.FieldType;
import org.crmferry.ui.words.Words;

/** How the pages show a field's values: names, choices and sets as people read them, pictures as pictures. */
public final class ShownValues {
    /** Beginnings of PNG, JPEG, GIF and BMP in hexadecimal digits. */
    private static final List<String> PICTURES = List.of("89504e470d0a1a0a", "ffd8ff", "47494638", "424d");

    /** Digits of the largest picture that is drawn. */
    private static final int LARGEST = 16 << 20;

    private static final int WIDE = 160;
    private static final int HIGH = 120;
    private static final Pattern ITEM = Pattern.compile("(.*?)( \\*)?( \\[opted out])?( \\[invalid])?", Pattern.DOTALL);

    private final Words words;

    public ShownValues(Words words) {
        this.words = words;
    }

    /** A value that is not empty, in words. */
    public String read(ShownField line, String value) {
        return line.names().containsKey(value) ? line.read(value) : read(line.type(), value);
    }

    /** The same for a value that has no name of its own. */
    String read(FieldType type, String value) {
        return switch (type) {
            case BOOLEAN ->
                value.equals("true") ? words.now("words.yes") : value.equals("false") ? words.now("words.no") : value;
            case BYTES -> words.now("conflicts.bytes", value.length() / 2);
            case LIST -> items(value).map(this::item).collect(Collectors.joining("\n"));
            default -> value;
        };
    }

    private static Stream<String> items(String value) {
        return Stream.of(value.split("; ", -1));
    }

    /** An entry of a book of addresses, with what is said of it in words. */
    private String item(String text) {
        Matcher parts = ITEM.matcher(text);
        if (!parts.matches()) {
            return text;
        }
        List<String> said = new ArrayList<>();
        String[] keys = {"conflicts.item.main", "conflicts.item.out", "conflicts.item.invalid"};
        for (int i = 0; i < keys.length; i++) {
            if (parts.group(i + 2) != null) {
                said.add(words.now(keys[i]));
            }
        }
        return said.isEmpty() ? text : parts.group(1) + " (" + String.join(", ", said) + ")";
    }

    /**
     * A value on the screen.
     *
     * @param other what it is compared with
     * @param marked whether what the other has not is marked
     * @param folded whether long stretches that both have are left away
     */
    public Node shown(ShownField line, String value, String other, boolean marked, boolean folded) {
        if (line.type() == FieldType.BYTES
                && value.length() <= LARGEST
                && PICTURES.stream().anyMatch(value::startsWith)) {
            Image image =
                    new Image(new ByteArrayInputStream(HexFormat.of().parseHex(value)), 2 * WIDE, 2 * HIGH, true, true);
            if (!image.isError()) {
                ImageView view = new ImageView(image);
                view.setPreserveRatio(true);
                view.setFitWidth(Math.min(WIDE, image.getWidth()));
                view.setFitHeight(Math.min(HIGH, image.getHeight()));
                return view;
            }
        }
        List<Marks> pieces = value.isEmpty() ? List.of() : pieces(line, value, other);
        List<Marks> kept = folded && !value.equals(other) ? Marks.folded(pieces) : pieces;
        return SideBox.text(marked ? kept : kept.stream().map(Marks::plain).toList(), words.now("conflicts.empty"));
    }

    private List<Marks> pieces(ShownField line, String value, String other) {
        String mine = read(line, value);
        String theirs = other.isEmpty() ? "" : read(line, other);
        if (line.type() == FieldType.LIST) {
            return Marks.ofItems(mine, theirs, "\n");
        }
        if (!line.options().isEmpty()) {
            return Marks.ofItems(mine, theirs, "; ");
        }
        boolean whole = !line.names().isEmpty() || line.type() == FieldType.BOOLEAN || line.type() == FieldType.BYTES;
        return whole ? List.of(new Marks(mine, !value.equals(other))) : Marks.of(mine, theirs);
    }
}
