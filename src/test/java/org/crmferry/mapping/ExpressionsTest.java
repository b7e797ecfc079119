package org.crmferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.crmferry.model.Entity;
import org.crmferry.model.FerryException;
import org.crmferry.model.FieldType;
import org.crmferry.model.Item;
import org.crmferry.model.KeyStyle;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpressionsTest {
    private static final Entity SOURCE = Fields.entity(
            "s",
            "",
            KeyStyle.NATURAL,
            1,
            Fields.text("first", 0),
            Fields.text("last name", 0),
            Fields.of("amount", FieldType.DECIMAL),
            Fields.of("day", FieldType.DATE),
            Fields.of("emails", FieldType.LIST));
    private static final Object[] RECORD = {
        "Ada", null, new java.math.BigDecimal("12.50"), LocalDate.of(2024, 2, 29), List.of(Item.primary("a@b.c"))
    };
    private final List<FindingKind> found = new ArrayList<>();

    private Object run(String code) {
        found.clear();
        Entity target = Fields.entity("t", "", KeyStyle.NATURAL, 1, Fields.text("to", 0));
        FieldMapping field = new FieldMapping("to", List.of("first"), List.of(new Step.Expression(code)), 1, "");
        return Mapper.of(Fields.mapping(field), SOURCE, target, Fields.NOBODY)
                .map(RECORD, (k, t, s) -> found.add(k))[0];
    }

    @Test
    void countsAndCompares() {
        assertThat(run("value + ' ' + (last_name ?? 'Lovelace')")).isEqualTo("Ada Lovelace");
        assertThat(run("amount * 2")).isEqualTo("25.00");
        assertThat(run("amount > 10 ? 'big' : 'small'")).isEqualTo("big");
        assertThat(run("first.toUpperCase().substring(0, 2)")).isEqualTo("AD");
        assertThat(run("day.getYear() + 1")).isEqualTo("2025");
        assertThat(run("first =~ 'A.*'")).isEqualTo("true");
        assertThat(run("emails.toLowerCase()")).isEqualTo("a@b.c");
        assertThat(run("last_name == null")).isEqualTo("true");
        assertThat(found).isEmpty();
    }

    @Test
    void whatGoesWrongIsAFinding() {
        for (String code :
                List.of("last_name * 2", "first * 2", "1 / 0", "first.substring(99)", "day.plusDays(9999999999999)")) {
            assertThat(run(code)).as(code).isNull();
            assertThat(found).as(code).containsExactly(FindingKind.TRANSFORM_FAILED);
        }
    }

    @Test
    void unknownNamesAndBadSyntaxAreSaidBeforeAnyRecord() {
        assertThatThrownBy(() -> run("firstname"))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("firstname")
                .hasMessageContaining("field to");
        assertThatThrownBy(() -> run("first +")).isInstanceOf(FerryException.class);
        assertThatThrownBy(() -> run("'" + "x".repeat(5000) + "'")).hasMessageContaining("longer");
    }

    @Test
    void cannotTouchTheSystem(@TempDir Path folder) {
        Path file = folder.resolve("touched");
        List<String> attacks = List.of(
                "java.lang.Runtime.getRuntime().exec('touch " + file + "')",
                "new('java.io.FileWriter', '" + file + "')",
                "new java.io.FileWriter('" + file + "')",
                "new('java.lang.ProcessBuilder', 'touch').start()",
                "value.class",
                "value.class.name",
                "value.getClass()",
                "value.getClass().forName('java.lang.Runtime')",
                "''.class.forName('java.lang.Runtime').getMethod('getRuntime').invoke(null)",
                "value.class.classLoader",
                "''.getClass().getClassLoader()",
                "value['class']",
                "value.`class`",
                "first.bytes",
                "first.getBytes()",
                "value.chars()",
                "value.repeat(1000000000)",
                "value.matches('a')",
                "value.formatted('x')",
                "java.lang.System.exit(1)",
                "System.exit(1)",
                "T(java.lang.System).exit(1)",
                "Class.forName('x')",
                "day.getClass()",
                "day.class.classLoader",
                "amount.class",
                "amount.toBigInteger()",
                "day.query(null)",
                "emails.getClass()",
                "amount.pow(999999999)",
                "while(true) {}",
                "for(var i : 1..9) { i }",
                "do {} while(true)",
                "var x = 1; x",
                "x = 1",
                "value = 2",
                "first = 'x'",
                "(x -> x)(1)",
                "function(x) { x }(1)",
                "#pragma jexl.import java.lang\n1",
                "import('java.lang')",
                "@silent x",
                "#0",
                "jexl:eval('1')",
                "$0",
                "[1..1000000000]",
                "{1:2}",
                "[1,2]",
                "()->{}",
                "return 1; 2",
                "value.toString().class",
                "`${value.class}`",
                "`${new('java.io.File','x')}`",
                "size(1..2000000000)",
                "value.notify()",
                "value.wait()",
                "value.intern()",
                "throw value",
                "try { 1 } finally { 2 }");
        for (String code : attacks) {
            Object result = "refused";
            try {
                result = run(code);
            } catch (FerryException refused) {
                found.add(FindingKind.TRANSFORM_FAILED);
            }
            boolean harmless = result == null || "refused".equals(result);
            assertThat(harmless && !found.isEmpty())
                    .as("%s gave %s", code, result)
                    .isTrue();
        }
        assertThat(run("value?.class")).isNull();
        assertThat(run("empty(value.class)")).isEqualTo("true");
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void cannotRunForEver() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            run("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(a+)+$'");
            run("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' !~ '(a|aa)+$'");
            for (String code : List.of(
                    "1e999999999B + 1B",
                    "1e999999999B * 1e999999999B",
                    "1H << 2000000000",
                    "1e999999999B % 7B",
                    "1e999999999B > 2H")) {
                try {
                    run(code);
                } catch (FerryException refused) {
                    assertThat(refused).hasMessageContaining("expression");
                }
            }
        });
    }
}
