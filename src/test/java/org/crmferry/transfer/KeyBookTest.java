package org.crmferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Existing;
import org.crmferry.mapping.Keys;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Key;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyBookTest {
    @TempDir
    Path folder;

    private static Entity kept(String name, String table) {
        Field id = Field.of("id", ColumnType.of(FieldType.INTEGER, "int")).withAccess(Field.Access.SERIAL);
        Shape shape = new Shape("", table, Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of());
        return new Entity(name, name, "", List.of(id), List.of("id"), KeyStyle.SERIAL, shape, 0, true);
    }

    private static EntityMapping mapping(String name) {
        return new EntityMapping(name, name, true, Keys.NEW, List.of(), Existing.ASK, List.of(), Map.of(), 1, "");
    }

    /** vtiger keeps the number of an account in a column of text. */
    @Test
    void findsANumberThatIsKeptAsText() {
        try (KeyBook book = new KeyBook(folder, "secret", "seed")) {
            book.begin(mapping("Account"), kept("Account", "party"), true, 9, 40);
            book.carry("Account", KeyBook.code(Key.of(7L)));

            assertThat(book.target("Account", "7")).isEqualTo(41L);
            assertThat(book.target("Account", "07")).isNull();
            assertThat(book.target("Account", "0")).isNull();
            assertThat(book.target("Account", "8")).isNull();
        }
    }

    @Test
    void countsOnWhereTwoKindsOfRecordsAreInOneTable() {
        Key a = Key.of("a");
        try (KeyBook book = new KeyBook(folder, "secret", "seed")) {
            book.begin(mapping("Account"), kept("Account", "party"), true, 9, 40);
            book.carry("Account", KeyBook.code(a));
            book.carry("Account", KeyBook.code(Key.of("b")));
            book.end("Account");
            book.begin(mapping("Contact"), kept("Contact", "party"), true, 9, 40);
            book.carry("Contact", KeyBook.code(a));
            book.end("Contact");
            book.begin(mapping("Case"), kept("Case", "matter"), true, 9, 5);
            book.carry("Case", KeyBook.code(a));
            book.end("Case");

            assertThat(book.target("Account", "b")).isEqualTo(42L);
            assertThat(book.target("Contact", "a")).isEqualTo(43L);
            assertThat(book.target("Case", "a")).isEqualTo(6L);
        }
        try (KeyBook book = new KeyBook(folder, "secret", "seed")) {
            book.resume(mapping("Account"), kept("Account", "party"), true);
            book.begin(mapping("Contact"), kept("Contact", "party"), true, 9, 40);
            book.carry("Contact", KeyBook.code(a));

            assertThat(book.target("Contact", "a")).isEqualTo(43L);
        }
    }
}
